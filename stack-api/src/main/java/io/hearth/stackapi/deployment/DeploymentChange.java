package io.hearth.stackapi.deployment;

import io.hearth.stackapi.stack.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a deployment; what is null or empty stays as it is.
 *
 * @param configId of another config to bring to the server
 */
public record DeploymentChange(
        @Nullable String configId,
        DeploymentValues values,
        @Nullable String action,
        @Nullable Status status,
        @Nullable String reason) {}
