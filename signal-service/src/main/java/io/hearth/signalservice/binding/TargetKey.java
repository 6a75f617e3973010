package io.hearth.signalservice.binding;

import static java.util.Objects.requireNonNull;

/**
 * Names a resource.
 *
 * @param stackId the stack's UUID
 * @param resource the resource's name in the template
 */
public record TargetKey(String stackId, String resource) {
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_NAME = 255;

    public TargetKey {
        requireNonNull(stackId, "A target's key needs a stack id.");
        requireNonNull(resource, "A target's key needs a resource name.");
    }

    /** Whether there may be one: else it is neither looked for nor remembered. */
    boolean isPossible() {
        return stackId.length() <= LONGEST_ID
                && resource.length() <= LONGEST_NAME
                && stackId.indexOf(0) < 0
                && resource.indexOf(0) < 0;
    }
}
