package io.hearth.stackapi.trust;

import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The ids of trusts. */
class TrustSeals {
    @Produces
    @Singleton
    SealedTable trusts() {
        return SealedTable.of("stack_trust", "root_id")
                .sealed("trust", row -> SealContext.ofTrust(row.get("root_id")));
    }
}
