package io.hearth.stackapi.api.identity;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.NestedListing;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which users and keypairs a stack has in Keystone; Heat has no such route. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class IdentitiesResource {
    private final StackFinder finder;
    private final Stacks stacks;
    private final NestedListing nested;

    IdentitiesResource(StackFinder finder, Stacks stacks, NestedListing nested) {
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

    private Uni<List<IdentityView>> views(Stack stack) {
        return stacks.identities(stack.id())
                .map(all -> all.stream().map(one -> IdentityView.of(stack, one)).toList());
    }
}
