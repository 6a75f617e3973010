package io.hearth.stackapi.deployment;

import io.hearth.stackapi.deployment.config.SoftwareConfig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A software config on a server.
 *
 * @param projectId the owner's
 * @param serverId as the owner names the server
 * @param stackUserProjectId what the owner gave; it opens the deployment to nobody
 * @param version grows with every change
 * @param updatedAt null until it is changed
 * @param part the resource that it is part of; null for one that was made through the API
 * @param creatorId the user who alone of the project may read its values; null when all may
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#software-configuration">
 *     Software configuration</a>
 */
public record SoftwareDeployment(
        String id,
        String projectId,
        String serverId,
        String configId,
        DeploymentValues values,
        DeploymentState state,
        @Nullable String stackUserProjectId,
        long version,
        Instant createdAt,
        @Nullable Instant updatedAt,
        SoftwareConfig.@Nullable Part part,
        @Nullable String creatorId) {

    /** As it is after a change; what the change does not name stays. */
    public SoftwareDeployment after(DeploymentChange change, Instant now) {
        DeploymentValues given = change.values();
        return new SoftwareDeployment(
                id,
                projectId,
                serverId,
                otherwise(change.configId(), configId),
                new DeploymentValues(
                        given.inputs().isEmpty() ? values.inputs() : given.inputs(),
                        given.outputs() == null ? values.outputs() : given.outputs()),
                new DeploymentState(
                        otherwise(change.action(), state.action()),
                        change.status() == null ? state.status() : change.status(),
                        otherwise(change.reason(), state.reason())),
                stackUserProjectId,
                version + 1,
                createdAt,
                now,
                part,
                creatorId);
    }

    private static String otherwise(@Nullable String given, String known) {
        return given == null || given.isEmpty() ? known : given;
    }
}
