package io.hearth.signalservice.query;

import io.hearth.access.SignedRoute;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Forms of AWS's clients for Java, which keep of their endpoint's address no path. */
@Path("/")
class RootResource {
    private final QueryResource queries;

    RootResource(QueryResource queries) {
        this.queries = queries;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    public Uni<Response> form(@Context HttpServerRequest request, byte @Nullable [] body) {
        return queries.form(request, body);
    }
}
