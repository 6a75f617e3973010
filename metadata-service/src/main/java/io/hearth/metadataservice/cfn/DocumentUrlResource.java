package io.hearth.metadataservice.cfn;

import io.hearth.access.SignedRoute;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.cfn.SignedCallers;
import io.hearth.access.signature.AgePolicy;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.http.Validator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code GET /v1/metadata/{arn}?…}, a presigned URL: the metadata alone as a JSON object, with an
 * ETag, for agents that are told no more than an address, such as os-collect-config's collector
 * {@code request}. Who may GET it may ask for its HEAD.
 *
 * <p>It has no {@code Last-Modified}: such an agent would miss what changes twice in a second.
 */
@Path("/v1/metadata/{arn: .+}")
class DocumentUrlResource {
    private static final byte[] EMPTY = {};

    private final SignedCallers callers;
    private final InstanceReads reads;

    DocumentUrlResource(SignedCallers callers, InstanceReads reads) {
        this.callers = callers;
        this.reads = reads;
    }

    @GET
    @SignedRoute
    public Uni<Response> read(@Context HttpServerRequest request) {
        Validator known = Validator.of(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        return callers.identify(
                        HttpRequests.raw(request, EMPTY).headAsGet(), AgePolicy.PRESIGNED_URL)
                .chain(reads::read)
                .map(document -> answer(document, known));
    }

    private static Response answer(Document document, Validator known) {
        return known.answer(
                Validator.tag(document.version()),
                () -> Response.ok(document.metadata(), MediaType.APPLICATION_JSON_TYPE).build());
    }
}
