package io.hearth.signalservice.cfn;

import io.hearth.access.SignedRoute;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * The presigned URLs. {@code PUT /v1/waitcondition/{arn}} answers with the resource's name, {@code
 * POST /v1/signal/{arn}} with nothing; both only once the bus has the signal. Any content type, or
 * none, is taken: cfn-signal sends an empty one.
 */
@Path("/v1")
class SignalUrlResource {
    private final SignalUrls urls;

    SignalUrlResource(SignalUrls urls) {
        this.urls = urls;
    }

    @PUT
    @Path("waitcondition/{arn: .+}")
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    Uni<Response> waitCondition(@Context HttpServerRequest request, byte @Nullable [] body) {
        return urls.signal(request, body, Answers::resource);
    }

    @POST
    @Path("signal/{arn: .+}")
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    Uni<Response> signal(@Context HttpServerRequest request, byte @Nullable [] body) {
        return urls.signal(request, body, Answers::nothing);
    }
}
