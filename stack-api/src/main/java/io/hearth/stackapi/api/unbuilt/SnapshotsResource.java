package io.hearth.stackapi.api.unbuilt;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.StackPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Snapshots of a stack: not there yet. */
@Path("/v1/{tenant_id}")
class SnapshotsResource {
    @GET
    @Path(StackPath.TEMPLATE + "/snapshots")
    @PolicyRule("stacks:list_snapshots")
    @Operation(summary = "List snapshots (not implemented)")
    public Response list() {
        throw Unbuilt.operation("stacks:list_snapshots");
    }

    @POST
    @Path(StackPath.TEMPLATE + "/snapshots")
    @PolicyRule("stacks:snapshot")
    @Operation(summary = "Snapshot a stack (not implemented)")
    public Response create() {
        throw Unbuilt.operation("stacks:snapshot");
    }

    @GET
    @Path(StackPath.TEMPLATE + "/snapshots/{snapshot_id}")
    @PolicyRule("stacks:show_snapshot")
    @Operation(summary = "Show a snapshot (not implemented)")
    public Response show() {
        throw Unbuilt.operation("stacks:show_snapshot");
    }

    @DELETE
    @Path(StackPath.TEMPLATE + "/snapshots/{snapshot_id}")
    @PolicyRule("stacks:delete_snapshot")
    @Operation(summary = "Delete a snapshot (not implemented)")
    public Response delete() {
        throw Unbuilt.operation("stacks:delete_snapshot");
    }

    @POST
    @Path(StackPath.TEMPLATE + "/snapshots/{snapshot_id}/restore")
    @PolicyRule("stacks:restore_snapshot")
    @Operation(summary = "Restore a snapshot (not implemented)")
    public Response restore() {
        throw Unbuilt.operation("stacks:restore_snapshot");
    }
}
