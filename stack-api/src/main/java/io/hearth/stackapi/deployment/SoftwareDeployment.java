package io.hearth.stackapi.deployment;

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
        @Nullable Instant updatedAt) {

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
                now);
    }

    private static String otherwise(@Nullable String given, String known) {
        return given == null || given.isEmpty() ? known : given;
    }
}
