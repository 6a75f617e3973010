package io.hearth.stackapi.api.unbuilt;

import io.hearth.access.PolicyRule;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What the service knows about resource types, template versions and its engines: not there yet.
 */
@Path("/v1/{tenant_id}")
class CatalogueResource {
    @GET
    @Path("/resource_types")
    @PolicyRule("stacks:list_resource_types")
    @Operation(summary = "List resource types (not implemented)")
    public Response resourceTypes() {
        throw Unbuilt.operation("stacks:list_resource_types");
    }

    @GET
    @Path("/resource_types/{type_name}")
    @PolicyRule("stacks:resource_schema")
    @Operation(summary = "Show a resource type (not implemented)")
    public Response resourceType() {
        throw Unbuilt.operation("stacks:resource_schema");
    }

    @GET
    @Path("/resource_types/{type_name}/template")
    @PolicyRule("stacks:generate_template")
    @Operation(summary = "Make a template of a resource type (not implemented)")
    public Response resourceTypeTemplate() {
        throw Unbuilt.operation("stacks:generate_template");
    }

    @GET
    @Path("/template_versions")
    @PolicyRule("stacks:list_template_versions")
    @Operation(summary = "List template versions (not implemented)")
    public Response templateVersions() {
        throw Unbuilt.operation("stacks:list_template_versions");
    }

    @GET
    @Path("/template_versions/{template_version}/functions")
    @PolicyRule("stacks:list_template_functions")
    @Operation(summary = "List template functions (not implemented)")
    public Response templateFunctions() {
        throw Unbuilt.operation("stacks:list_template_functions");
    }

    @GET
    @Path("/services")
    @PolicyRule("service:index")
    @Operation(summary = "List engines (not implemented)")
    public Response services() {
        throw Unbuilt.operation("service:index");
    }
}
