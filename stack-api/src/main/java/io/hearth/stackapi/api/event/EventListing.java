package io.hearth.stackapi.api.event;

import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.stack.EventQuery;
import io.hearth.stackapi.stack.StackEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of events is asked for. Keys that Heat does not know are ignored, as it does.
 *
 * @param resource the one resource whose events are wanted; null for those of the whole stack
 */
record EventListing(EventQuery query, @Nullable String resource) {
    static EventListing of(Query query) {
        Integer depth = query.count("nested_depth");
        EventQuery wanted =
                new EventQuery(
                        "",
                        depth == null ? 0 : depth,
                        query.all("resource_name"),
                        query.all("resource_type"),
                        query.all("resource_action"),
                        query.all("resource_status"),
                        query.count("limit"),
                        query.text("marker"),
                        "asc".equals(query.text("sort_dir")));
        return new EventListing(wanted, null);
    }

    EventListing ofResource(String name) {
        return new EventListing(query, name);
    }

    /** Whether the events of nested stacks are wanted, too. */
    boolean nested() {
        return query.nestedDepth() > 0;
    }

    EventQuery of(String stackId) {
        return new EventQuery(
                stackId,
                query.nestedDepth(),
                resource == null ? query.resourceNames() : List.of(resource),
                query.resourceTypes(),
                query.actions(),
                query.statuses(),
                query.limit(),
                query.marker(),
                query.ascending());
    }

    /** Heat answers 404 for a resource without any event. */
    List<StackEvent> checked(List<StackEvent> found) {
        if (found.isEmpty() && resource != null && query.marker() == null) {
            throw HeatFault.of(
                    FaultType.HTTP_NOT_FOUND,
                    "No events found for resource %s".formatted(resource));
        }
        return found;
    }
}
