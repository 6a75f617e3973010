package io.hearth.stackapi.api.unbuilt;

import io.hearth.access.PolicyRule;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Software deployments: not there yet. Their metadata is another service's. */
@Path("/v1/{tenant_id}")
class SoftwareDeploymentsResource {
    @GET
    @Path("/software_deployments")
    @PolicyRule("software_deployments:index")
    @Operation(summary = "List software deployments (not implemented)")
    public Response list() {
        throw Unbuilt.operation("software_deployments:index");
    }

    @POST
    @Path("/software_deployments")
    @PolicyRule("software_deployments:create")
    @Operation(summary = "Create a software deployment (not implemented)")
    public Response create() {
        throw Unbuilt.operation("software_deployments:create");
    }

    @GET
    @Path("/software_deployments/{deployment_id}")
    @PolicyRule("software_deployments:show")
    @Operation(summary = "Show a software deployment (not implemented)")
    public Response show() {
        throw Unbuilt.operation("software_deployments:show");
    }

    @PUT
    @Path("/software_deployments/{deployment_id}")
    @PolicyRule("software_deployments:update")
    @Operation(summary = "Update a software deployment (not implemented)")
    public Response update() {
        throw Unbuilt.operation("software_deployments:update");
    }

    @DELETE
    @Path("/software_deployments/{deployment_id}")
    @PolicyRule("software_deployments:delete")
    @Operation(summary = "Delete a software deployment (not implemented)")
    public Response delete() {
        throw Unbuilt.operation("software_deployments:delete");
    }
}
