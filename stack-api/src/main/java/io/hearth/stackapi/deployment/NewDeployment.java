package io.hearth.stackapi.deployment;

import org.jspecify.annotations.Nullable;

/**
 * A software deployment that the API is asked for.
 *
 * @param projectId the owner's
 */
public record NewDeployment(
        String projectId,
        String configId,
        String serverId,
        DeploymentValues values,
        DeploymentState state,
        @Nullable String stackUserProjectId) {}
