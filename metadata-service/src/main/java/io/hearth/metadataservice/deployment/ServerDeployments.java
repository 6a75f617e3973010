package io.hearth.metadataservice.deployment;

import io.hearth.contract.DeploymentEvent;
import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What servers are to do. A server's deployments are those of one project: what another project
 * names the same is another server.
 */
@ApplicationScoped
public class ServerDeployments {
    private final DeploymentStore store;

    ServerDeployments(DeploymentStore store) {
        this.store = store;
    }

    /** Takes in what the bus says. Versions make it idempotent. */
    public Uni<Void> apply(DeploymentEvent event) {
        return switch (event) {
            case DeploymentPublished published -> store.put(published);
            case DeploymentWithdrawn withdrawn -> store.withdraw(withdrawn);
        };
    }

    /**
     * The configs that a server is to apply, sorted by their names.
     *
     * @return a JSON list as Heat writes it
     */
    public Uni<String> configs(String projectId, String serverId) {
        return store.configs(projectId, serverId)
                .map(configs -> "[" + String.join(", ", configs) + "]");
    }
}
