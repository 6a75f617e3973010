package io.hearth.stackapi.api.stack;

import io.hearth.stackapi.api.http.Found;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.StackFinder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Answers who knows a stack by less than its canonical address with a 302 to it. */
@ApplicationScoped
class StackLookup {
    private final StackFinder finder;

    StackLookup(StackFinder finder) {
        this.finder = finder;
    }

    /**
     * The stack, or a part of it, with the query as it was. An ARN holds the address already and is
     * not looked up.
     *
     * @param stack its name, id or ARN
     * @param part such as {@code /resources}, or empty
     */
    Uni<Response> redirect(
            String projectId, String stack, String part, UriInfo request, HttpHeaders headers) {
        Links links = Links.of(request);
        return StackArn.parse(stack)
                .map(arn -> Uni.createFrom().item(links.below(arn.segments())))
                .orElseGet(() -> finder.named(projectId, stack).map(links::stack))
                .map(address -> Found.at(withQuery(address + part, request), headers));
    }

    private static URI withQuery(String address, UriInfo request) {
        String query = request.getRequestUri().getRawQuery();
        return URI.create(query == null ? address : address + "?" + query);
    }
}
