package io.hearth.stackapi.api.resource;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.engine.StackEngine;
import io.hearth.stackapi.stack.Stack;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** What somebody outside knows of a resource's health. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class HealthResource {
    private final StackFinder finder;
    private final StackEngine engine;

    HealthResource(StackFinder finder, StackEngine engine) {
        this.finder = finder;
        this.engine = engine;
    }

    @PATCH
    @Path(StackPath.TEMPLATE + "/resources/{resource_name}")
    @PolicyRule("resource:mark_unhealthy")
    @Operation(summary = "Mark a resource as unhealthy, so that the next update replaces it")
    public Uni<Response> mark(
            @BeanParam StackPath path, @RestPath("resource_name") String resource, byte[] body) {
        HealthBody health = HealthBody.read(body);
        return finder.at(path)
                .flatMap(stack -> mark(stack, resource, health))
                .map(marked -> Response.ok("null").build());
    }

    private Uni<Void> mark(Stack stack, String nameOrPhysicalId, HealthBody health) {
        return finder.resourceOrPhysical(stack, nameOrPhysicalId)
                .flatMap(
                        resource ->
                                engine.markUnhealthy(
                                        stack.projectId(),
                                        stack.id(),
                                        resource.name(),
                                        health.unhealthy(),
                                        health.reason()));
    }
}
