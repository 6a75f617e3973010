package io.hearth.signalservice.cfn;

import io.hearth.access.SignedRoute;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.cfn.SignedCaller;
import io.hearth.access.cfn.SignedCallers;
import io.hearth.access.signature.AgePolicy;
import io.hearth.signalservice.intake.RequestKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The presigned URLs. {@code PUT /v1/waitcondition/{arn}} answers with the resource's name, {@code
 * POST /v1/signal/{arn}} with nothing; both only once the bus has the signal. Any content type, or
 * none, is taken: cfn-signal sends an empty one.
 */
@Path("/v1")
class SignalUrlResource {
    private static final byte[] EMPTY = {};

    private final SignedCallers callers;
    private final SignalUrls urls;

    SignalUrlResource(SignedCallers callers, SignalUrls urls) {
        this.callers = callers;
        this.urls = urls;
    }

    @PUT
    @Path("waitcondition/{arn: .+}")
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    public Uni<Response> waitCondition(@Context HttpServerRequest request, byte @Nullable [] body) {
        return signal(
                request,
                body,
                (resource, caller) ->
                        CfnResponses.tree(
                                Map.of("resource", resource),
                                CfnResponses.wantsJson(caller.parameters())));
    }

    @POST
    @Path("signal/{arn: .+}")
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    public Uni<Response> signal(@Context HttpServerRequest request, byte @Nullable [] body) {
        return signal(request, body, (resource, caller) -> Response.ok().build());
    }

    private Uni<Response> signal(
            HttpServerRequest request,
            byte @Nullable [] body,
            BiFunction<String, SignedCaller, Response> answer) {
        byte[] payload = body == null ? EMPTY : body;
        String requestKey = RequestKey.of(request.getHeader(RequestKey.HEADER));
        return callers.identify(HttpRequests.raw(request, payload), AgePolicy.PRESIGNED_URL)
                .chain(
                        caller ->
                                urls.signal(caller, payload, requestKey)
                                        .map(resource -> answer.apply(resource, caller)));
    }
}
