package io.hearth.stackapi.api.resource;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.NestedListing;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.api.http.Readers;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The resources of a stack. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class ResourcesResource {
    private final StackFinder finder;
    private final NestedListing nested;
    private final StackInsight insight;
    private final Readers readers;

    ResourcesResource(
            StackFinder finder, NestedListing nested, StackInsight insight, Readers readers) {
        this.readers = readers;
        this.finder = finder;
        this.nested = nested;
        this.insight = insight;
    }

    @GET
    @Path(StackPath.TEMPLATE + "/resources")
    @PolicyRule("resource:index")
    @Operation(summary = "List the resources of a stack")
    public Uni<ResourceView.ListBody> list(@BeanParam StackPath path, @Context UriInfo request) {
        ResourceListing listing = ResourceListing.of(Query.of(request));
        Links links = Links.of(request);
        return finder.at(path)
                .flatMap(
                        stack ->
                                nested.of(
                                        stack,
                                        listing.nestedDepth(),
                                        (one, all) -> chosen(one, all, listing, links)))
                .map(ResourceView.ListBody::new);
    }

    @GET
    @Path(StackPath.TEMPLATE + "/resources/{resource_name}")
    @PolicyRule("resource:show")
    @Operation(summary = "Show a resource")
    public Uni<ResourceView.Body> show(
            @BeanParam StackPath path,
            @RestPath("resource_name") String name,
            @Context UriInfo request) {
        List<String> attributes = Query.of(request).all("with_attr");
        Links links = Links.of(request);
        return finder.at(path)
                .flatMap(
                        stack ->
                                finder.resource(stack, name)
                                        .flatMap(found -> detail(stack, found, attributes, links)))
                .map(ResourceView.Body::new);
    }

    private Uni<List<ResourceView>> chosen(
            Stack stack, List<Resource> all, ResourceListing listing, Links links) {
        List<Resource> chosen = all.stream().filter(listing::matches).toList();
        return listing.withDetail()
                ? details(stack, chosen, links)
                : Uni.createFrom().item(summaries(stack, chosen, links));
    }

    private Uni<List<ResourceView>> details(Stack stack, List<Resource> chosen, Links links) {
        return Multi.createFrom()
                .iterable(chosen)
                .onItem()
                .transformToUniAndConcatenate(resource -> detail(stack, resource, List.of(), links))
                .collect()
                .asList();
    }

    private Uni<ResourceView> detail(
            Stack stack, Resource resource, Collection<String> attributes, Links links) {
        return insight.attributes(stack, resource, attributes, readers.of(stack))
                .map(values -> ResourceView.detailed(stack, resource, values, links));
    }

    private static List<ResourceView> summaries(Stack stack, List<Resource> chosen, Links links) {
        return chosen.stream()
                .map(resource -> ResourceView.summary(stack, resource, links))
                .toList();
    }
}
