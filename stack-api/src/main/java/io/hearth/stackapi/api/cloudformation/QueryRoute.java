package io.hearth.stackapi.api.cloudformation;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1} is two things: the Orchestration API's version, and with an {@code Action}, or as a
 * form, a query of the CloudFormation API, which has a route of its own inside. AWS's clients for
 * Java keep of their endpoint's address no path, so that their forms come to the root.
 */
class QueryRoute {
    /** Where a query goes; its signature covers the path that it came by. */
    static final String PATH = "/v1/query";

    private static final URI ROUTE = URI.create(PATH);
    private static final Pattern ACTION = Pattern.compile("(.*&)?Action=.*", Pattern.DOTALL);

    @ServerRequestFilter(preMatching = true)
    void route(ContainerRequestContext request, HttpServerRequest wire) {
        if (isQuery(request.getMethod(), wire.path(), wire.query())) {
            request.setRequestUri(ROUTE);
        }
    }

    private static boolean isQuery(String method, String path, @Nullable String query) {
        boolean base = path.matches("/v1/?");
        return switch (method) {
            case HttpMethod.POST -> base || path.equals("/");
            case HttpMethod.GET -> base && query != null && ACTION.matcher(query).matches();
            default -> false;
        };
    }
}
