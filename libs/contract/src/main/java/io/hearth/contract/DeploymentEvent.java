package io.hearth.contract;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The software deployments of servers. A server may be known to no stack, so these are keyed by the
 * server, and owned by the project that deploys.
 */
public sealed interface DeploymentEvent extends Event {
    /** The Keystone id of the project that owns the deployment. */
    String projectId();

    /** The server's id, as the deployment names it. */
    String serverId();

    /** The deployment's UUID. */
    String deploymentId();

    @Override
    default Topic topic() {
        return Topic.METADATA;
    }

    @Override
    default String key() {
        return serverId();
    }

    @Override
    default String subject() {
        return deploymentId();
    }

    /**
     * What a deployment brings to its server, in a new version. A consumer that holds the same or a
     * later version drops it.
     *
     * @param version grows with every change of this deployment
     * @param configName by which a server's deployments are sorted; null when the config has none
     * @param config the config as the API shows it, a JSON object, sealed for the deployment
     * @param creatorId Keystone's id of the user who alone of the project may read it; null when
     *     every member may
     */
    @EventType("hearth.deployment.published.v1")
    record DeploymentPublished(
            String projectId,
            String serverId,
            String deploymentId,
            long version,
            @Nullable String configName,
            Instant createdAt,
            Sealed config,
            @Nullable String creatorId)
            implements DeploymentEvent {
        public DeploymentPublished {
            check(projectId, serverId, deploymentId);
        }
    }

    /** A deployment is gone. */
    @EventType("hearth.deployment.withdrawn.v1")
    record DeploymentWithdrawn(String projectId, String serverId, String deploymentId, long version)
            implements DeploymentEvent {
        public DeploymentWithdrawn {
            check(projectId, serverId, deploymentId);
        }
    }

    private static void check(String projectId, String serverId, String deploymentId) {
        requireNonNull(projectId, "A deployment's event needs the owner's project id.");
        requireNonNull(serverId, "A deployment's event needs a server id.");
        requireNonNull(deploymentId, "A deployment's event needs the deployment's id.");
    }
}
