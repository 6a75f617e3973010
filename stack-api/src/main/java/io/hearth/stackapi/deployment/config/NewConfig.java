package io.hearth.stackapi.deployment.config;

import org.jspecify.annotations.Nullable;

/**
 * A software config that the API is asked for.
 *
 * @param projectId the owner's
 */
public record NewConfig(
        String projectId, @Nullable String name, @Nullable String group, ConfigContent content) {}
