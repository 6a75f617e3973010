package io.hearth.stackapi.api.http;

import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;

/**
 * Makes the links of one answer. They begin with the scheme and the Host header of the request, as
 * Heat's do, so that they lead back through whatever the client came through.
 */
public final class Links {
    private static final String STACK = "v1/{project}/stacks/{name}/{id}";

    private final UriInfo request;

    private Links(UriInfo request) {
        this.request = request;
    }

    public static Links of(UriInfo request) {
        return new Links(request);
    }

    /** The API's root, with a slash at its end. */
    public URI root() {
        return path("v1/").build();
    }

    /** An address below the API's version, by its segments. */
    public URI below(String... segments) {
        return path("v1/").segment(segments).build();
    }

    /** The one true address of a stack: under its owner's project, by name and id. */
    public URI stack(Stack stack) {
        return path(STACK).build(stack.projectId(), stack.name(), stack.id());
    }

    /** The stack behind a resource. */
    public URI nested(Stack stack, Resource resource) {
        return path(STACK).build(stack.projectId(), resource.physicalName(), resource.id());
    }

    public URI resource(Stack stack, String resource) {
        return path(STACK + "/resources/{resource}")
                .build(stack.projectId(), stack.name(), stack.id(), resource);
    }

    public URI event(Stack stack, String resource, String event) {
        return path(STACK + "/resources/{resource}/events/{event}")
                .build(stack.projectId(), stack.name(), stack.id(), resource, event);
    }

    /** The same request again, from behind {@code marker}. */
    public List<Link> nextPage(String marker) {
        URI next = request.getRequestUriBuilder().replaceQueryParam("marker", marker).build();
        return List.of(Link.to("next", next));
    }

    private UriBuilder path(String template) {
        return request.getBaseUriBuilder().path(template);
    }
}
