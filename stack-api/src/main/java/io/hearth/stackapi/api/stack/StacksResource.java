package io.hearth.stackapi.api.stack;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.engine.StackEngine;
import io.hearth.stackapi.engine.StackTransfers;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The stacks of a project. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class StacksResource {
    private final Stacks stacks;
    private final StackEngine engine;
    private final StackTransfers transfers;
    private final StackRequests requests;
    private final StackListings listings;

    StacksResource(
            Stacks stacks,
            StackEngine engine,
            StackTransfers transfers,
            StackRequests requests,
            StackListings listings) {
        this.stacks = stacks;
        this.engine = engine;
        this.transfers = transfers;
        this.requests = requests;
        this.listings = listings;
    }

    @GET
    @Path("/stacks")
    @PolicyRule("stacks:index")
    @Operation(summary = "List the stacks of a project")
    public Uni<StackListView> list(@Context UriInfo request) {
        return page(listings.of(Query.of(request)), Links.of(request));
    }

    @GET
    @Path("/stacks/detail")
    @PolicyRule("stacks:detail")
    @Operation(summary = "List the stacks of a project with their details")
    public Uni<StackListView> detail(@Context UriInfo request) {
        return page(listings.of(Query.of(request)), Links.of(request));
    }

    @POST
    @Path("/stacks")
    @Consumes(MediaType.WILDCARD)
    @PolicyRule("stacks:create")
    @Operation(summary = "Create a stack")
    public Uni<Response> create(byte[] body, @Context UriInfo request) {
        return requests.create(body)
                .flatMap(this::create)
                .map(stack -> created(stack, Links.of(request)));
    }

    private Uni<Stack> create(StackCreation wanted) {
        return wanted.adopted()
                .map(given -> transfers.adopt(wanted.stack(), given, requests.caller()))
                .orElseGet(() -> engine.create(wanted.stack(), requests.caller()));
    }

    private Uni<StackListView> page(StackListing listing, Links links) {
        return listing.pageFrom(stacks)
                .flatMap(
                        page ->
                                listing.countFrom(stacks)
                                        .map(count -> view(listing, page, count, links)));
    }

    private static StackListView view(
            StackListing listing, List<Stack> page, Optional<Long> count, Links links) {
        return StackListView.of(
                page, listing.withProject(), listing.limit(), count.orElse(null), links);
    }

    private static Response created(Stack stack, Links links) {
        return Response.status(Response.Status.CREATED)
                .header("Location", links.stack(stack).toString())
                .entity(CreatedStackView.of(stack, links))
                .build();
    }
}
