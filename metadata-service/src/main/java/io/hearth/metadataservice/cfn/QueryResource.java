package io.hearth.metadataservice.cfn;

import io.hearth.access.SignedRoute;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.cfn.SignedCaller;
import io.hearth.access.cfn.SignedCallers;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.RawRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/?Action=DescribeStackResource&…}, by GET or as a form, signed in the query, the form
 * or a header. XML unless {@code ContentType=JSON}.
 */
@Path("/v1")
class QueryResource {
    private static final byte[] EMPTY = {};

    private final SignedCallers callers;
    private final InstanceReads reads;

    QueryResource(SignedCallers callers, InstanceReads reads) {
        this.callers = callers;
        this.reads = reads;
    }

    @GET
    @SignedRoute
    public Uni<Response> query(@Context HttpServerRequest request) {
        return answer(HttpRequests.raw(request, EMPTY));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    public Uni<Response> form(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answer(HttpRequests.raw(request, body == null ? EMPTY : body));
    }

    private Uni<Response> answer(RawRequest request) {
        return callers.identify(request, AgePolicy.REQUEST).chain(this::answer);
    }

    private Uni<Response> answer(SignedCaller caller) {
        Map<String, String> parameters = caller.parameters();
        return reads.describe(caller.principal(), parameters)
                .map(
                        document ->
                                CfnResponses.result(
                                        Action.DESCRIBE_STACK_RESOURCE,
                                        StackResourceDetail.of(document),
                                        CfnResponses.wantsJson(parameters)));
    }
}
