package io.hearth.signalservice.cloudwatch;

import io.hearth.access.SignedRoute;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.signature.wire.RawRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/?Action=PutMetricData&…}, by GET or as a form, signed in the query, the form or a
 * header. XML unless {@code ContentType=JSON}. 200 when it is stored.
 */
@Path("/v1")
class QueryResource {
    private static final byte[] EMPTY = {};
    private static final String REQUEST_ID = "x-openstack-request-id";

    private final Askers askers;
    private final Actions actions;

    QueryResource(Askers askers, Actions actions) {
        this.askers = askers;
        this.actions = actions;
    }

    @GET
    @SignedRoute
    public Uni<Response> query(@Context HttpServerRequest request) {
        return answer(HttpRequests.raw(request, EMPTY), request);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    public Uni<Response> form(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answer(HttpRequests.raw(request, body == null ? EMPTY : body), request);
    }

    private Uni<Response> answer(RawRequest raw, HttpServerRequest request) {
        return askers.identify(raw)
                .chain(
                        asker -> {
                            Action action = Action.of(asker.query());
                            return actions.take(asker, action)
                                    .map(result -> response(asker, action, result, request));
                        });
    }

    /** An action without a result has none in its answer. */
    private static Response response(
            Asker asker, Action action, Map<String, ?> result, HttpServerRequest request) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!result.isEmpty()) {
            answer.put(action.wireName() + "Result", result);
        }
        String id = request.response().headers().get(REQUEST_ID);
        answer.put("ResponseMetadata", Map.of("RequestId", id == null ? "" : id));
        return CfnResponses.tree(
                Map.of(action.wireName() + "Response", answer),
                CfnResponses.wantsJson(asker.query().parameters()));
    }
}
