package io.hearth.contract;

import static java.util.Objects.requireNonNull;

/**
 * One permission of an identity: one capability on one resource of one stack.
 *
 * @param stackId the UUID of the stack that holds the resource
 * @param resource the resource's name in the template
 */
public record Binding(String stackId, String resource, Capability capability) {
    public Binding {
        requireNonNull(stackId, "A binding needs a stack id.");
        requireNonNull(resource, "A binding needs a resource name.");
        requireNonNull(capability, "A binding needs a capability.");
    }
}
