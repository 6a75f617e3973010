package io.hearth.stackapi.api.transfer;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.engine.StackExport;
import io.hearth.stackapi.engine.StackTransfers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Stacks that are handed over: what is told of them, and how they are let go. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
class TransfersResource {
    private final StackFinder finder;
    private final StackTransfers transfers;

    TransfersResource(StackFinder finder, StackTransfers transfers) {
        this.finder = finder;
        this.transfers = transfers;
    }

    @GET
    @Path(StackPath.TEMPLATE + "/export")
    @PolicyRule("stacks:export")
    @Operation(summary = "Tell all of a stack that an adoption needs")
    public Uni<Response> export(@BeanParam StackPath path) {
        return finder.at(path)
                .flatMap(stack -> transfers.export(stack.projectId(), stack.id()))
                .map(TransfersResource::answer);
    }

    @DELETE
    @Path(StackPath.TEMPLATE + "/abandon")
    @PolicyRule("stacks:abandon")
    @Operation(summary = "Forget a stack and leave what stands for its resources")
    public Uni<Response> abandon(@BeanParam StackPath path) {
        return finder.at(path)
                .flatMap(stack -> transfers.abandon(stack.projectId(), stack.id()))
                .map(TransfersResource::answer);
    }

    /** There may be secrets in it, which nothing on the way is to keep. */
    private static Response answer(StackExport export) {
        return Response.ok(StackDataView.of(export))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
