package io.hearth.metadataservice.rest;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.document.DocumentKey;
import io.hearth.metadataservice.http.Validator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET …/resources/{resource}/metadata}: {@code {"metadata": {…}}}, with a strong ETag. A
 * caller who has the current version gets 304, with {@code ?wait=SECONDS} only when the time is up
 * and nothing has changed. Who accepts only {@code text/event-stream} gets an event {@code
 * metadata} for each version from the present one on, whose id it may show as {@code Last-Event-ID}
 * when it comes again.
 *
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#show-resource-metadata">Show
 *     resource metadata</a>
 */
@Path("/v1/{project}/stacks/{stack}/{id}/resources/{resource}/metadata")
class MetadataResource {
    private final Caller caller;
    private final MetadataReads reads;
    private final MetadataStreams streams;

    MetadataResource(Caller caller, MetadataReads reads, MetadataStreams streams) {
        this.streams = streams;
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
                        caller.token(),
                        stackName,
                        new DocumentKey(stackId, resource),
                        validator,
                        WaitTime.parse(wait))
                .map(document -> answer(document, validator));
    }

    /** For who asks for nothing else: a client that takes anything gets a plain answer. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.1")
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = Validator.CACHING)
    @Followed
    @PolicyRule(value = "resource:metadata", stackUsers = true)
    public Multi<OutboundSseEvent> follow(
            @PathParam("stack") String stackName,
            @PathParam("id") String stackId,
            @PathParam("resource") String resource,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String last,
            @Context Sse sse) {
        return streams.follow(
                        caller.principal(),
                        caller.token(),
                        stackName,
                        new DocumentKey(stackId, resource),
                        Validator.of(last))
                .map(version -> event(version, sse));
    }

    private static OutboundSseEvent event(MetadataStreams.Version version, Sse sse) {
        Document document = version.document();
        return version.isNew()
                ? sse.newEventBuilder()
                        .name("metadata")
                        .id(Validator.tag(document.version()))
                        .data(body(document))
                        .build()
                : sse.newEventBuilder().comment("unchanged").build();
    }

    private static String body(Document document) {
        return "{\"metadata\": " + document.metadata() + "}";
    }

    private static Response answer(Document document, Validator known) {
        return known.answer(
                Validator.tag(document.version()), () -> Response.ok(body(document)).build());
    }
}
