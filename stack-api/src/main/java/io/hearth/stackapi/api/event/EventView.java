package io.hearth.stackapi.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Link;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the event list.
 *
 * @param links to itself, its resource and its stack; when the request asks for nested stacks, as
 *     {@code root_stack} to the stack that it names as well
 * @param resourceType only where one event is shown, like {@code resourceProperties}
 */
@JsonNaming(SnakeCaseStrategy.class)
record EventView(
        String id,
        List<Link> links,
        String eventTime,
        String logicalResourceId,
        String resourceName,
        @Nullable String physicalResourceId,
        String resourceStatus,
        String resourceStatusReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String resourceType,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, Object> resourceProperties) {
    /**
     * @param root null unless the request asks for nested stacks
     */
    static EventView summary(Stack stack, StackEvent event, @Nullable Stack root, Links links) {
        return of(stack, event, root, null, null, links);
    }

    static EventView detailed(Stack stack, StackEvent event, Links links) {
        return of(stack, event, null, event.resourceType(), Map.of(), links);
    }

    private static EventView of(
            Stack stack,
            StackEvent event,
            @Nullable Stack root,
            @Nullable String type,
            @Nullable Map<String, Object> properties,
            Links links) {
        return new EventView(
                event.id(),
                linksOf(stack, event, root, links),
                Times.text(event.time()),
                event.resourceName(),
                event.resourceName(),
                event.physicalId(),
                event.statusText(),
                event.reason(),
                type,
                properties);
    }

    private static List<Link> linksOf(
            Stack stack, StackEvent event, @Nullable Stack root, Links links) {
        List<Link> made = new ArrayList<>();
        made.add(Link.self(links.event(stack, event.resourceName(), event.id())));
        made.add(Link.to("resource", links.resource(stack, event.resourceName())));
        made.add(Link.to("stack", links.stack(stack)));
        if (root != null) {
            made.add(Link.to("root_stack", links.stack(root)));
        }
        return made;
    }

    /** The body of {@code GET …/events/{id}}. */
    record Body(EventView event) {}

    /** The body of {@code GET …/events}. */
    record ListBody(List<EventView> events) {}
}
