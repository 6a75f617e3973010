package io.hearth.stackapi.api.unbuilt;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.StackPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is done to a stack and not there yet. */
@Path("/v1/{tenant_id}")
class StackChangesResource {
    @POST
    @Path("/stacks/preview")
    @PolicyRule("stacks:preview")
    @Operation(summary = "Preview a stack (not implemented)")
    public Response preview() {
        throw Unbuilt.operation("stacks:preview");
    }

    @PUT
    @Path(StackPath.TEMPLATE + "/preview")
    @PolicyRule("stacks:preview_update")
    @Operation(summary = "Preview an update (not implemented)")
    public Response previewUpdate() {
        throw Unbuilt.operation("stacks:preview_update");
    }

    @PATCH
    @Path(StackPath.TEMPLATE + "/preview")
    @PolicyRule("stacks:preview_update_patch")
    @Operation(summary = "Preview an update of parts (not implemented)")
    public Response previewPatch() {
        throw Unbuilt.operation("stacks:preview_update_patch");
    }

    @DELETE
    @Path(StackPath.TEMPLATE + "/abandon")
    @PolicyRule("stacks:abandon")
    @Operation(summary = "Abandon a stack (not implemented)")
    public Response abandon() {
        throw Unbuilt.operation("stacks:abandon");
    }

    @GET
    @Path(StackPath.TEMPLATE + "/export")
    @PolicyRule("stacks:export")
    @Operation(summary = "Export a stack (not implemented)")
    public Response export() {
        throw Unbuilt.operation("stacks:export");
    }

    @PATCH
    @Path(StackPath.TEMPLATE + "/resources/{resource_name}")
    @PolicyRule("resource:mark_unhealthy")
    @Operation(summary = "Mark a resource unhealthy (not implemented)")
    public Response markUnhealthy() {
        throw Unbuilt.operation("resource:mark_unhealthy");
    }
}
