package io.hearth.stackapi.deployment.config;

import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What software configs hold that are part of no stack. */
class ConfigSeals {
    @Produces
    @Singleton
    SealedTable configs() {
        return SealedTable.of("software_config", "id")
                .sealed("content", row -> SealContext.ofConfig(row.get("id")));
    }
}
