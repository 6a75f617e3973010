package io.hearth.stackapi.snapshot;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stack was at a moment.
 *
 * @param id a UUID
 * @param name null when the request gave none
 * @param reason a sentence for people
 * @param stackAction how the stack was, as is {@code stackStatus}
 * @param tags of the stack; null for none
 * @param resources how they were, in the template's order
 * @param document what the stack was made from
 */
public record Snapshot(
        String id,
        String stackId,
        @Nullable String name,
        Status status,
        String reason,
        Action stackAction,
        Status stackStatus,
        @Nullable List<String> tags,
        List<ResourceState> resources,
        StackDocument document,
        Instant createdAt) {
    public Snapshot {
        tags = tags == null ? null : List.copyOf(tags);
        resources = List.copyOf(resources);
    }

    /**
     * How a resource was.
     *
     * @param physicalId null when there was none
     */
    public record ResourceState(
            String name, @Nullable String physicalId, String type, Action action, Status status) {}
}
