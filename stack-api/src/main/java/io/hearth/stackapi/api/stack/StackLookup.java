package io.hearth.stackapi.api.stack;

import io.hearth.stackapi.api.http.Found;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.StackFinder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;

/**
 * A request for a stack known by less than its canonical address.
 *
 * @param stack its name, id or ARN
 */
public record StackLookup(
        @RestPath("tenant_id") String projectId,
        @RestPath("stack_name") String stack,
        @Context UriInfo request,
        @Context HttpHeaders headers) {
    /** 302 to the stack itself. */
    Uni<Response> redirect(StackFinder finder) {
        return redirect("", finder);
    }

    /**
     * 302 to a part of the stack, with the query as it was. An ARN holds the address already and is
     * not looked up.
     *
     * @param part such as {@code /resources}
     */
    Uni<Response> redirect(String part, StackFinder finder) {
        Links links = Links.of(request);
        return StackArn.parse(stack)
                .map(arn -> Uni.createFrom().item(links.below(arn.segments())))
                .orElseGet(() -> finder.named(projectId, stack).map(links::stack))
                .map(address -> Found.at(withQuery(address + part), headers));
    }

    private URI withQuery(String address) {
        String query = request.getRequestUri().getRawQuery();
        return URI.create(query == null ? address : address + "?" + query);
    }
}
