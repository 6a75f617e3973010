package io.hearth.signalservice.binding;

import static java.util.Objects.requireNonNull;

/**
 * Names a resource.
 *
 * @param stackId the stack's UUID
 * @param resource the resource's name in the template
 */
public record TargetKey(String stackId, String resource) {
    public TargetKey {
        requireNonNull(stackId, "A target's key needs a stack id.");
        requireNonNull(resource, "A target's key needs a resource name.");
    }
}
