package io.hearth.stackapi.deployment;

import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.resource.PythonJson;
import jakarta.enterprise.context.ApplicationScoped;

/** What the bus hears of deployments. */
@ApplicationScoped
class DeploymentEvents {
    private final Sealer sealer;

    DeploymentEvents(Sealer sealer) {
        this.sealer = sealer;
    }

    DeploymentPublished published(SoftwareDeployment deployment, SoftwareConfig config) {
        return new DeploymentPublished(
                deployment.projectId(),
                deployment.serverId(),
                deployment.id(),
                deployment.version(),
                config.name(),
                deployment.createdAt(),
                sealer.seal(
                        Secret.of(PythonJson.dumps(config.shown())),
                        SealContext.ofDeployedConfig(deployment.id())),
                null);
    }

    static DeploymentWithdrawn withdrawn(SoftwareDeployment deployment) {
        return new DeploymentWithdrawn(
                deployment.projectId(),
                deployment.serverId(),
                deployment.id(),
                deployment.version() + 1);
    }
}
