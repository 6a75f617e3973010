package io.hearth.stackapi.api.transfer;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.Readers;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.engine.StackExport;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.engine.StackTransfers;
import io.hearth.stackapi.stack.Stack;
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
    private final StackInsight insight;
    private final Readers readers;

    TransfersResource(
            StackFinder finder, StackTransfers transfers, StackInsight insight, Readers readers) {
        this.finder = finder;
        this.transfers = transfers;
        this.insight = insight;
        this.readers = readers;
    }

    @GET
    @Path(StackPath.TEMPLATE + "/export")
    @PolicyRule("stacks:export")
    @Operation(summary = "Tell all of a stack that an adoption needs")
    public Uni<Response> export(@BeanParam StackPath path) {
        return readable(path)
                .flatMap(stack -> transfers.export(stack.projectId(), stack.id()))
                .map(TransfersResource::answer);
    }

    @DELETE
    @Path(StackPath.TEMPLATE + "/abandon")
    @PolicyRule("stacks:abandon")
    @Operation(summary = "Forget a stack and leave what stands for its resources")
    public Uni<Response> abandon(@BeanParam StackPath path) {
        return readable(path)
                .flatMap(stack -> transfers.abandon(stack.projectId(), stack.id()))
                .map(TransfersResource::answer);
    }

    /** Data without what the caller may not read could not be adopted. */
    private Uni<Stack> readable(StackPath path) {
        return finder.at(path).call(stack -> insight.checkWhole(stack, readers.of(stack)));
    }

    /** There may be secrets in it, which nothing on the way is to keep. */
    private static Response answer(StackExport export) {
        return Response.ok(StackDataView.of(export))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
