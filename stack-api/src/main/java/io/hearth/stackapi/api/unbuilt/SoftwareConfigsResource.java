package io.hearth.stackapi.api.unbuilt;

import io.hearth.access.PolicyRule;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Software configs: not there yet. */
@Path("/v1/{tenant_id}")
class SoftwareConfigsResource {
    @GET
    @Path("/software_configs")
    @PolicyRule("software_configs:index")
    @Operation(summary = "List software configs (not implemented)")
    public Response list() {
        throw Unbuilt.operation("software_configs:index");
    }

    @POST
    @Path("/software_configs")
    @PolicyRule("software_configs:create")
    @Operation(summary = "Create a software config (not implemented)")
    public Response create() {
        throw Unbuilt.operation("software_configs:create");
    }

    @GET
    @Path("/software_configs/{config_id}")
    @PolicyRule("software_configs:show")
    @Operation(summary = "Show a software config (not implemented)")
    public Response show() {
        throw Unbuilt.operation("software_configs:show");
    }

    @DELETE
    @Path("/software_configs/{config_id}")
    @PolicyRule("software_configs:delete")
    @Operation(summary = "Delete a software config (not implemented)")
    public Response delete() {
        throw Unbuilt.operation("software_configs:delete");
    }
}
