package io.hearth.stackapi.api.preview;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.api.stack.StackRequests;
import io.hearth.stackapi.engine.StackPreviews;
import io.hearth.stackapi.engine.StackUpdate;
import io.hearth.stackapi.stack.Stack;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a create or an update would do. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class PreviewsResource {
    private final StackFinder finder;
    private final StackRequests requests;
    private final StackPreviews previews;

    PreviewsResource(StackFinder finder, StackRequests requests, StackPreviews previews) {
        this.finder = finder;
        this.requests = requests;
        this.previews = previews;
    }

    @POST
    @Path("/stacks/preview")
    @PolicyRule("stacks:preview")
    @Operation(summary = "Preview a stack")
    public Uni<PreviewedStackView.Body> create(byte[] body, @Context UriInfo request) {
        return requests.create(body)
                .flatMap(wanted -> previews.create(wanted.stack(), requests.caller()))
                .map(preview -> PreviewedStackView.of(preview, Links.of(request)));
    }

    @PUT
    @Path(StackPath.TEMPLATE + "/preview")
    @PolicyRule("stacks:preview_update")
    @Operation(summary = "Preview an update to another template, environment and parameters")
    public Uni<ResourceChangesView.Body> update(
            @BeanParam StackPath path, byte[] body, @Context UriInfo request) {
        return changes(path, request, stack -> requests.whole(stack, body));
    }

    @PATCH
    @Path(StackPath.TEMPLATE + "/preview")
    @PolicyRule("stacks:preview_update_patch")
    @Operation(summary = "Preview an update of parts of a stack")
    public Uni<ResourceChangesView.Body> patch(
            @BeanParam StackPath path, byte[] body, @Context UriInfo request) {
        return changes(path, request, stack -> requests.part(stack, body));
    }

    private Uni<ResourceChangesView.Body> changes(
            StackPath path, UriInfo request, Function<Stack, Uni<StackUpdate>> wanted) {
        boolean showNested = Query.of(request).flag("show_nested");
        return finder.at(path)
                .flatMap(
                        stack ->
                                wanted.apply(stack)
                                        .flatMap(
                                                update ->
                                                        previews.update(
                                                                update,
                                                                showNested,
                                                                requests.caller())))
                .map(ResourceChangesView::of);
    }
}
