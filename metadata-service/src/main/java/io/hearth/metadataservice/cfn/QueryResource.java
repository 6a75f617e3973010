package io.hearth.metadataservice.cfn;

import io.hearth.access.SignedRoute;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.cfn.SignedCaller;
import io.hearth.access.cfn.SignedCallers;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.metadataservice.document.Document;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/?Action=DescribeStackResource&…}, by GET or as a form, signed in the query, the form
 * or a header. XML unless {@code ContentType=JSON}. Whoever is no instance may be an owner.
 */
@Path("/v1")
class QueryResource {
    private static final byte[] EMPTY = {};

    private final SignedCallers instances;
    private final InstanceReads instanceReads;
    private final OwnerCallers owners;
    private final OwnerReads ownerReads;

    QueryResource(
            SignedCallers instances,
            InstanceReads instanceReads,
            OwnerCallers owners,
            OwnerReads ownerReads) {
        this.instances = instances;
        this.instanceReads = instanceReads;
        this.owners = owners;
        this.ownerReads = ownerReads;
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
        return instances
                .identify(request, AgePolicy.REQUEST)
                .map(Optional::of)
                .onFailure(QueryResource::isDenied)
                .recoverWithItem(Optional.empty())
                .chain(
                        instance ->
                                instance.map(this::answerInstance)
                                        .orElseGet(() -> answerOwner(request)));
    }

    private Uni<Response> answerInstance(SignedCaller caller) {
        return instanceReads
                .describe(caller.principal(), caller.parameters())
                .map(document -> describe(document, caller.parameters()));
    }

    private Uni<Response> answerOwner(RawRequest request) {
        Map<String, String> parameters = SignedForKeystone.parameters(request);
        return owners.identify(request)
                .chain(owner -> ownerReads.describe(owner, parameters))
                .map(document -> describe(document, parameters));
    }

    private static boolean isDenied(Throwable failure) {
        return failure instanceof CfnFault fault && fault.error() == CfnError.ACCESS_DENIED;
    }

    private static Response describe(Document document, Map<String, String> parameters) {
        return CfnResponses.result(
                Action.DESCRIBE_STACK_RESOURCE,
                StackResourceDetail.of(document),
                CfnResponses.wantsJson(parameters));
    }
}
