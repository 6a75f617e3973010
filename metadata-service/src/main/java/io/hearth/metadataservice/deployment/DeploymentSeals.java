package io.hearth.metadataservice.deployment;

import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What software deployments bring to servers. */
class DeploymentSeals {
    @Produces
    @Singleton
    SealedTable deployments() {
        return SealedTable.of("deployment", "deployment_id")
                .sealed(
                        "sealed_config",
                        row -> SealContext.ofDeployedConfig(row.get("deployment_id")));
    }
}
