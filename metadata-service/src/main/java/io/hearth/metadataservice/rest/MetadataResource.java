package io.hearth.metadataservice.rest;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.document.DocumentKey;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET …/resources/{resource}/metadata}: {@code {"metadata": {…}}}, with a strong ETag. A
 * caller who has the current version gets 304, with {@code ?wait=SECONDS} only when the time is up
 * and nothing has changed.
 *
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#show-resource-metadata">Show
 *     resource metadata</a>
 */
@Path("/v1/{project}/stacks/{stack}/{id}/resources/{resource}/metadata")
class MetadataResource {
    private final Caller caller;
    private final MetadataReads reads;

    MetadataResource(Caller caller, MetadataReads reads) {
        this.caller = caller;
        this.reads = reads;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PolicyRule(value = "resource:metadata", stackUsers = true)
    public Uni<Response> read(
            @PathParam("stack") String stackName,
            @PathParam("id") String stackId,
            @PathParam("resource") String resource,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
            @QueryParam("wait") @Nullable String wait) {
        Validator validator = Validator.of(known);
        return reads.read(
                        caller.principal(),
                        stackName,
                        new DocumentKey(stackId, resource),
                        validator,
                        WaitTime.parse(wait))
                .map(document -> answer(document, validator));
    }

    private static Response answer(Document document, Validator validator) {
        Response.ResponseBuilder response =
                validator.matches(document.version())
                        ? Response.notModified()
                        : Response.ok("{\"metadata\": " + document.metadata() + "}");
        return response.header(HttpHeaders.ETAG, Validator.etag(document.version()))
                // it holds credentials: only the agent itself may keep it
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
