package io.hearth.stackapi.stack;

import org.jspecify.annotations.Nullable;

/**
 * What a resource wants of the nested stack behind it, until the stack begins to follow.
 *
 * @param number grows with every wish of the resource
 * @param document what an update is made from; null for all else
 * @param timeoutMinutes null for the longest
 * @param stopsFirst whether a {@link Kind#STOP} came before that the stack has not followed
 */
public record NestedWish(
        long number,
        Kind kind,
        @Nullable StackDocument document,
        @Nullable Integer timeoutMinutes,
        boolean stopsFirst) {
    /** What can be wanted. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE,
        SUSPEND,
        RESUME,
        CHECK,
        /** To be forgotten, with all that stands for it left. */
        ABANDON,
        /** To go on no longer, and to give up what is in progress. */
        STOP
    }
}
