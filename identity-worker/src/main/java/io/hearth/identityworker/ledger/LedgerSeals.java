package io.hearth.identityworker.ledger;

import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedRow;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The credentials of identities, and the trusts that trustees have theirs from. */
class LedgerSeals {
    @Produces
    @Singleton
    SealedTable identities() {
        return SealedTable.of("identity", "id")
                .telling("stack_id", "resource", "root_id")
                .sealed("password", row -> context(row, SealContext.PASSWORD))
                .sealed("secret_key", row -> context(row, SealContext.SECRET_KEY))
                .sealed("token", row -> context(row, SealContext.TOKEN))
                .sealed("owner_trust", row -> SealContext.ofTrust(row.get("root_id")));
    }

    private static SealContext context(SealedRow row, String field) {
        return new SealContext(row.get("stack_id"), row.get("resource"), field);
    }
}
