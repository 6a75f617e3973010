package io.hearth.stackapi.stack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a stack to list. An empty list of values is no condition.
 *
 * @param nestedDepth how many levels of nested stacks are listed, too; deleted ones are not
 * @param limit null for all
 * @param marker the id of the event after which the page begins; null for the first page
 */
public record EventQuery(
        String stackId,
        int nestedDepth,
        List<String> resourceNames,
        List<String> resourceTypes,
        List<String> actions,
        List<String> statuses,
        @Nullable Integer limit,
        @Nullable String marker,
        boolean ascending) {
    public EventQuery {
        resourceNames = List.copyOf(resourceNames);
        resourceTypes = List.copyOf(resourceTypes);
        actions = List.copyOf(actions);
        statuses = List.copyOf(statuses);
    }

    /** All events of a stack, the newest first as in Heat. */
    public static EventQuery of(String stackId) {
        return new EventQuery(
                stackId, 0, List.of(), List.of(), List.of(), List.of(), null, null, false);
    }
}
