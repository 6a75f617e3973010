package io.hearth.stackapi.api.cloudformation;

import io.hearth.access.SignedRoute;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.cfn.KeystoneCallers;
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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/?Action=…}, by GET or as a form, signed in the query, the form or a header. XML unless
 * {@code ContentType=JSON}.
 */
@Path(QueryRoute.PATH)
class QueryResource {
    private static final byte[] EMPTY = {};

    private final KeystoneCallers callers;
    private final OwnerActions actions;

    QueryResource(KeystoneCallers callers, OwnerActions actions) {
        this.callers = callers;
        this.actions = actions;
    }

    @GET
    @SignedRoute
    @Operation(hidden = true)
    public Uni<Response> query(@Context HttpServerRequest request) {
        return answer(HttpRequests.raw(request, EMPTY));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    @Operation(hidden = true)
    public Uni<Response> form(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answer(HttpRequests.raw(request, body == null ? EMPTY : body));
    }

    private Uni<Response> answer(RawRequest request) {
        boolean json = asksForJson(request);
        return callers.identify(request)
                .chain(caller -> actions.carryOut(caller, json))
                .onFailure(CfnFaults::isExpected)
                .recoverWithItem(failure -> CfnResponses.error(CfnFaults.of(failure), json));
    }

    /** Whether it does, be it signed or not: a refusal is answered in this form, too. */
    private static boolean asksForJson(RawRequest request) {
        String parameters =
                request.hasForm() && request.rawQuery().isEmpty()
                        ? new String(request.body(), StandardCharsets.ISO_8859_1)
                        : request.rawQuery();
        return Arrays.asList(parameters.split("&", -1)).contains("ContentType=JSON");
    }
}
