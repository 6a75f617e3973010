package io.hearth.metadataservice.deployment;

import io.hearth.contract.DeploymentEvent;
import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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

    /**
     * Takes in what the bus says, in its order. Versions make it idempotent.
     *
     * @param connection whose transaction it belongs to
     */
    public Uni<Void> apply(SqlClient connection, List<DeploymentEvent> events) {
        Uni<Void> applying = Uni.createFrom().voidItem();
        for (DeploymentEvent event : events) {
            applying = applying.chain(() -> apply(connection, event));
        }
        return applying;
    }

    private Uni<Void> apply(SqlClient connection, DeploymentEvent event) {
        return switch (event) {
            case DeploymentPublished published -> store.put(connection, published);
            case DeploymentWithdrawn withdrawn -> store.withdraw(connection, withdrawn);
        };
    }

    /** What a server is to apply. */
    public Uni<Deployed> of(String projectId, String serverId) {
        // first the version: who has seen a newer config under an older version asks again
        return store.version(projectId, serverId)
                .chain(version -> store.configs(projectId, serverId, version));
    }
}
