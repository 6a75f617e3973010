package io.hearth.stackapi.api.stack;

import io.hearth.access.PolicyRule;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Sends whoever knows a stack by its name, id or ARN only to its canonical address, for any verb.
 * An identity of the stack domain is sent to the owner's project, too, as Heat does.
 */
@Path("/v1/{tenant_id}")
class StackLookupResource {
    private static final String RULE = "stacks:lookup";
    private static final String STACK = "/stacks/{stack_name: arn(?::|%3[Aa]).+|[^/]+}";
    private static final String PART =
            "/stacks/{stack_name}/{part: resources|events|template|actions|environment|files}";
    private static final String PART_TO_POST =
            "/stacks/{stack_name}/{part: resources|events|template|actions}";
    private static final String SUMMARY = "Find a stack's canonical address by its name or id";

    private final StackLookup lookup;

    StackLookupResource(StackLookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> get(
            @RestPath("tenant_id") String projectId,
            @RestPath("stack_name") String stack,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        return lookup.redirect(projectId, stack, "", request, headers);
    }

    @POST
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> post(
            @RestPath("tenant_id") String projectId,
            @RestPath("stack_name") String stack,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        return lookup.redirect(projectId, stack, "", request, headers);
    }

    @PUT
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> put(
            @RestPath("tenant_id") String projectId,
            @RestPath("stack_name") String stack,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        return lookup.redirect(projectId, stack, "", request, headers);
    }

    @PATCH
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> patch(
            @RestPath("tenant_id") String projectId,
            @RestPath("stack_name") String stack,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        return lookup.redirect(projectId, stack, "", request, headers);
    }

    @DELETE
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> delete(
            @RestPath("tenant_id") String projectId,
            @RestPath("stack_name") String stack,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        return lookup.redirect(projectId, stack, "", request, headers);
    }

    @GET
    @Path(PART)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> getPart(
            @RestPath("tenant_id") String projectId,
            @RestPath("stack_name") String stack,
            @RestPath String part,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        return lookup.redirect(projectId, stack, "/" + part, request, headers);
    }

    @POST
    @Path(PART_TO_POST)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> postPart(
            @RestPath("tenant_id") String projectId,
            @RestPath("stack_name") String stack,
            @RestPath String part,
            @Context UriInfo request,
            @Context HttpHeaders headers) {
        return lookup.redirect(projectId, stack, "/" + part, request, headers);
    }
}
