package io.hearth.stackapi.api.identity;

import io.hearth.access.PolicyRule;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Stacks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which users and keypairs a stack has in Keystone; Heat has no such route. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class IdentitiesResource {
    private static final String NESTED_DEPTH = "nested_depth";

    private final StackFinder finder;
    private final Stacks stacks;

    IdentitiesResource(StackFinder finder, Stacks stacks) {
        this.finder = finder;
        this.stacks = stacks;
    }

    @GET
    @Path(StackPath.TEMPLATE + "/identities")
    @PolicyRule("identities:index")
    @Operation(summary = "List the identities that a stack has in Keystone")
    public Uni<IdentityView.ListBody> list(@BeanParam StackPath path, @Context UriInfo request) {
        int depth = depth(Query.of(request));
        return finder.at(path)
                .flatMap(stack -> views(stack, depth))
                .map(IdentityView.ListBody::new);
    }

    private static int depth(Query query) {
        Set<String> unknown = new TreeSet<>(query.keys());
        unknown.remove(NESTED_DEPTH);
        if (!unknown.isEmpty()) {
            throw HeatFault.badRequest(
                    "Invalid filter parameters ['%s']".formatted(String.join("', '", unknown)));
        }
        Integer depth = query.count(NESTED_DEPTH);
        return depth == null ? 0 : depth;
    }

    private Uni<List<IdentityView>> views(Stack stack, int depth) {
        return stacks.identities(stack.id())
                .map(all -> all.stream().map(one -> IdentityView.of(stack, one)).toList())
                .chain(
                        own ->
                                depth == 0
                                        ? Uni.createFrom().item(own)
                                        : nested(stack, depth).map(more -> joined(own, more)));
    }

    private Uni<List<List<IdentityView>>> nested(Stack stack, int depth) {
        return stacks.resources(stack.id())
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .filter(Resource::isStack)
                .onItem()
                .transformToUniAndConcatenate(
                        resource -> stacks.find(stack.projectId(), resource.id()))
                .filter(Optional::isPresent)
                .onItem()
                .transformToUniAndConcatenate(child -> views(child.orElseThrow(), depth - 1))
                .collect()
                .asList();
    }

    private static List<IdentityView> joined(
            List<IdentityView> own, List<List<IdentityView>> nested) {
        return Stream.concat(own.stream(), nested.stream().flatMap(List::stream)).toList();
    }
}
