package io.hearth.stackapi.deployment;

import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What goes into software deployments that are part of no stack, and comes out of them. */
class DeploymentSeals {
    @Produces
    @Singleton
    SealedTable deployments() {
        return SealedTable.of("software_deployment", "id")
                .sealed("deployment_values", row -> SealContext.ofDeploymentValues(row.get("id")));
    }
}
