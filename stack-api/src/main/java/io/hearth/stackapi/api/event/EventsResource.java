package io.hearth.stackapi.api.event;

import io.hearth.access.PolicyRule;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackEvent;
import io.hearth.stackapi.stack.StackQuery;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The event list of a stack and of its resources. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class EventsResource {
    private static final String OF_RESOURCE =
            StackPath.TEMPLATE + "/resources/{resource_name}/events";

    private final StackFinder finder;
    private final Stacks stacks;

    EventsResource(StackFinder finder, Stacks stacks) {
        this.finder = finder;
        this.stacks = stacks;
    }

    @GET
    @Path(StackPath.TEMPLATE + "/events")
    @PolicyRule("events:index")
    @Operation(summary = "List the events of a stack")
    public Uni<EventView.ListBody> list(@BeanParam StackPath path, @Context UriInfo request) {
        EventListing listing = EventListing.of(Query.of(request));
        return finder.at(path).flatMap(stack -> events(stack, listing, Links.of(request)));
    }

    @GET
    @Path(OF_RESOURCE)
    @PolicyRule("events:index")
    @Operation(summary = "List the events of a resource")
    public Uni<EventView.ListBody> listOfResource(
            @BeanParam StackPath path,
            @RestPath("resource_name") String resource,
            @Context UriInfo request) {
        EventListing listing = EventListing.of(Query.of(request)).ofResource(resource);
        return finder.at(path).flatMap(stack -> events(stack, listing, Links.of(request)));
    }

    @GET
    @Path(OF_RESOURCE + "/{event_id}")
    @PolicyRule("events:show")
    @Operation(summary = "Show an event")
    public Uni<EventView.Body> show(
            @BeanParam StackPath path,
            @RestPath("resource_name") String resource,
            @RestPath("event_id") String event,
            @Context UriInfo request) {
        return finder.at(path).flatMap(stack -> event(stack, resource, event, Links.of(request)));
    }

    private Uni<EventView.ListBody> events(Stack stack, EventListing listing, Links links) {
        return stacks.events(listing.of(stack.id()))
                .map(listing::checked)
                .flatMap(
                        found ->
                                listing.nested() && !found.isEmpty()
                                        ? ofTree(stack, found, links)
                                        : Uni.createFrom().item(of(stack, found, links)))
                .map(EventView.ListBody::new);
    }

    private static List<EventView> of(Stack stack, List<StackEvent> found, Links links) {
        return found.stream().map(each -> EventView.summary(stack, each, null, links)).toList();
    }

    private Uni<List<EventView>> ofTree(Stack root, List<StackEvent> found, Links links) {
        List<String> ids = found.stream().map(StackEvent::stackId).distinct().toList();
        return stacks.list(StackQuery.withIds(root.projectId(), ids))
                .map(
                        all -> {
                            Map<String, Stack> byId = new HashMap<>();
                            all.forEach(stack -> byId.put(stack.id(), stack));
                            return found.stream()
                                    .map(
                                            each ->
                                                    EventView.summary(
                                                            byId.getOrDefault(each.stackId(), root),
                                                            each,
                                                            root,
                                                            links))
                                    .toList();
                        });
    }

    private Uni<EventView.Body> event(Stack stack, String resource, String id, Links links) {
        return stacks.event(stack.id(), resource, id)
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                HeatFault.of(
                                                        FaultType.HTTP_NOT_FOUND,
                                                        "No event %s found".formatted(id))))
                .map(event -> new EventView.Body(EventView.detailed(stack, event, links)));
    }
}
