package io.hearth.stackapi.api.identity;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.NestedListing;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.engine.StackEngine;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Stacks;
import io.hearth.stackapi.use.LastUses;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Which users and keypairs a stack has in Keystone, and the change of their credentials for others;
 * Heat has no such routes.
 */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class IdentitiesResource {
    private final StackFinder finder;
    private final Stacks stacks;
    private final NestedListing nested;
    private final StackEngine engine;
    private final LastUses uses;

    IdentitiesResource(
            StackFinder finder,
            Stacks stacks,
            NestedListing nested,
            StackEngine engine,
            LastUses uses) {
        this.engine = engine;
        this.uses = uses;
        this.finder = finder;
        this.stacks = stacks;
        this.nested = nested;
    }

    @GET
    @Path(StackPath.TEMPLATE + "/identities")
    @PolicyRule("identities:index")
    @Operation(summary = "List the identities that a stack has in Keystone")
    public Uni<IdentityView.ListBody> list(@BeanParam StackPath path, @Context UriInfo request) {
        Query query = Query.of(request);
        query.requireOnly(Set.of(NestedListing.NESTED_DEPTH));
        int depth = NestedListing.depth(query);
        return finder.at(path)
                .flatMap(stack -> nested.of(stack, depth, (one, resources) -> views(one)))
                .map(IdentityView.ListBody::new);
    }

    @POST
    @Path(StackPath.TEMPLATE + "/identities/{resource_name}/rotate")
    @PolicyRule("identities:rotate")
    @Operation(summary = "Change a resource's credential for another; both work for a while")
    public Uni<Response> rotate(
            @BeanParam StackPath path, @RestPath("resource_name") String resource) {
        return rotate(path, resource, false);
    }

    @POST
    @Path(StackPath.TEMPLATE + "/identities/{resource_name}/revoke")
    @PolicyRule("identities:revoke")
    @Operation(summary = "End all that a resource's credential can do, and make another")
    public Uni<Response> revoke(
            @BeanParam StackPath path, @RestPath("resource_name") String resource) {
        return rotate(path, resource, true);
    }

    private Uni<Response> rotate(StackPath path, String resource, boolean atOnce) {
        return finder.at(path)
                .flatMap(stack -> engine.rotate(stack.projectId(), stack.id(), resource, atOnce))
                .map(wanted -> Response.accepted().build());
    }

    private Uni<List<IdentityView>> views(Stack stack) {
        return stacks.identities(stack.id())
                .chain(
                        all ->
                                uses.of(users(all))
                                        .map(
                                                used ->
                                                        all.stream()
                                                                .map(
                                                                        one ->
                                                                                IdentityView.of(
                                                                                        stack, one,
                                                                                        used))
                                                                .toList()));
    }

    private static Set<String> users(List<Resource> resources) {
        return resources.stream()
                .map(one -> one.substance().data().get(IdentityData.USER_ID))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
