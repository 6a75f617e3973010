package io.hearth.stackapi.stack;

import org.jspecify.annotations.Nullable;

/**
 * What a resource wants of the nested stack behind it, until the stack begins to follow.
 *
 * @param number grows with every wish of the resource
 * @param document what an update is made from; null for all else
 * @param timeoutMinutes null for the longest
 */
public record NestedWish(
        long number,
        Kind kind,
        @Nullable StackDocument document,
        @Nullable Integer timeoutMinutes) {
    /** What can be wanted. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE,
        SUSPEND,
        RESUME,
        CHECK,
        /** To go on no longer; what is in progress comes to its own end. */
        STOP
    }
}
