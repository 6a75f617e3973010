package io.hearth.stackapi.stack;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stack's event list.
 *
 * @param sequence grows with every event of the service; the order of the list
 * @param resourceName the stack's name for an event of the stack itself
 * @param resourceType {@code OS::Heat::Stack} for an event of the stack itself
 * @param physicalId what the resource was called outside at that time
 * @param action Heat's word; beside {@link Action} also {@code SIGNAL}
 * @param status one of {@link Status}
 */
public record StackEvent(
        String id,
        long sequence,
        String stackId,
        Instant time,
        String resourceName,
        String resourceType,
        @Nullable String physicalId,
        String action,
        String status,
        String reason) {
    /** The type that an event of the stack itself shows. */
    public static final String STACK_TYPE = "OS::Heat::Stack";

    /** The same event under an id of its own. */
    public StackEvent withId(String newId) {
        return new StackEvent(
                newId,
                sequence,
                stackId,
                time,
                resourceName,
                resourceType,
                physicalId,
                action,
                status,
                reason);
    }

    /** Action and status joined, such as {@code SIGNAL_COMPLETE}. */
    public String statusText() {
        return action + "_" + status;
    }
}
