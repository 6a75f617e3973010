package io.hearth.metadataservice.cfn;

import io.hearth.access.Principal;
import io.hearth.access.SignedRoute;
import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.cfn.Signer;
import io.hearth.access.cfn.Signers;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.http.Validator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/?Action=DescribeStackResource&…}, by GET or as a form, signed in the query, the form
 * or a header. XML unless {@code ContentType=JSON}, with an ETag. Whoever is no instance may be an
 * owner.
 */
@Path("/v1")
class QueryResource {
    private static final byte[] EMPTY = {};

    private final Signers signers;
    private final InstanceReads instanceReads;
    private final OwnerReads ownerReads;

    QueryResource(Signers signers, InstanceReads instanceReads, OwnerReads ownerReads) {
        this.signers = signers;
        this.instanceReads = instanceReads;
        this.ownerReads = ownerReads;
    }

    @GET
    @SignedRoute
    public Uni<Response> query(@Context HttpServerRequest request) {
        return answer(HttpRequests.raw(request, EMPTY), known(request));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    public Uni<Response> form(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answer(HttpRequests.raw(request, body == null ? EMPTY : body), known(request));
    }

    private Uni<Response> answer(RawRequest request, Validator known) {
        return signers.identify(request)
                .chain(
                        signer ->
                                document(signer)
                                        .map(it -> describe(it, signer.parameters(), known)));
    }

    private Uni<Document> document(Signer signer) {
        return switch (signer.principal()) {
            case Principal.StackUser user -> instanceReads.describe(user, signer.parameters());
            case Principal.Member owner -> ownerReads.describe(owner, signer.parameters());
        };
    }

    private static Response describe(
            Document document, Map<String, String> parameters, Validator known) {
        return known.answer(
                Validator.tag(document.stack().id(), document.version()),
                () ->
                        CfnResponses.result(
                                CfnAction.DESCRIBE_STACK_RESOURCE,
                                StackResourceDetail.of(document),
                                CfnResponses.wantsJson(parameters)));
    }

    private static Validator known(HttpServerRequest request) {
        return Validator.of(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    }
}
