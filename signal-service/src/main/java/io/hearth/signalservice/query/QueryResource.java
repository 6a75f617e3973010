package io.hearth.signalservice.query;

import io.hearth.access.SignedRoute;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.cfn.Signers;
import io.hearth.access.rest.RequestIds;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.signalservice.cloudwatch.Actions;
import io.hearth.signalservice.intake.RequestKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/?Action=PutMetricData&…}, by GET or as a form, signed in the query, the form or a
 * header; and {@code SignalResource} of the CloudFormation API, which has the same path. XML unless
 * {@code ContentType=JSON}. 200 when it is stored.
 */
@Path("/v1")
class QueryResource {
    private static final byte[] EMPTY = {};

    private final Signers signers;
    private final Actions metrics;
    private final SignalQueries signals;

    QueryResource(Signers signers, Actions metrics, SignalQueries signals) {
        this.signers = signers;
        this.metrics = metrics;
        this.signals = signals;
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
        return signers.identify(raw)
                .chain(
                        signer ->
                                signals.means(signer.parameters())
                                        ? signals.carryOut(
                                                signer.principal(),
                                                signer.parameters(),
                                                RequestKey.of(request.getHeader(RequestKey.HEADER)))
                                        : metrics.answer(signer, RequestIds.of(request)));
    }
}
