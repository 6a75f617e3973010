package io.hearth.access.identity;

import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedTable;

/**
 * The secret keys of keypairs. A service that keeps the read model makes a bean of it. Replicas
 * that hold a keypair as it was sealed before read it again when it does not open.
 */
public final class IdentitySeals {
    private IdentitySeals() {}

    public static SealedTable credentials() {
        return SealedTable.of("credential", "access_key")
                .telling("stack_id", "resource")
                .sealed(
                        "sealed_secret",
                        row ->
                                new SealContext(
                                        row.get("stack_id"),
                                        row.get("resource"),
                                        SealContext.SECRET_KEY));
    }
}
