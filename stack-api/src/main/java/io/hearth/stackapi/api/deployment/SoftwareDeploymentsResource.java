package io.hearth.stackapi.api.deployment;

import io.hearth.access.PolicyRule;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.OffLoop;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.api.http.Readers;
import io.hearth.stackapi.deployment.DeploymentResult;
import io.hearth.stackapi.deployment.SoftwareDeployment;
import io.hearth.stackapi.deployment.SoftwareDeployments;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.deployment.config.SoftwareConfigs;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The software deployments of a project. What a server gets of them is another service's. */
@Path("/v1/{tenant_id}/software_deployments")
@Produces(MediaType.APPLICATION_JSON)
class SoftwareDeploymentsResource {
    private final SoftwareDeployments deployments;
    private final SoftwareConfigs configs;
    private final OffLoop offLoop;
    private final Readers readers;

    SoftwareDeploymentsResource(
            SoftwareDeployments deployments,
            SoftwareConfigs configs,
            OffLoop offLoop,
            Readers readers) {
        this.configs = configs;
        this.readers = readers;
        this.deployments = deployments;
        this.offLoop = offLoop;
    }

    @GET
    @PolicyRule("software_deployments:index")
    @Operation(summary = "List the software deployments of a project")
    public Uni<DeploymentView.ListBody> list(
            @RestPath("tenant_id") String projectId, @Context UriInfo request) {
        return deployments
                .list(projectId, given(Query.of(request).text("server_id")))
                .map(all -> all.stream().map(this::shown).toList())
                .map(DeploymentView.ListBody::new);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PolicyRule("software_deployments:create")
    @Operation(summary = "Create a software deployment")
    public Uni<DeploymentView.Body> create(@RestPath("tenant_id") String projectId, byte[] body) {
        return offLoop.run(() -> DeploymentBody.create(body, projectId))
                .call(wanted -> checkConfig(projectId, wanted.configId()))
                .chain(deployments::create)
                .map(result -> stored(result, ""));
    }

    @GET
    @Path("/{deployment_id}")
    @PolicyRule("software_deployments:show")
    @Operation(summary = "Show a software deployment")
    public Uni<DeploymentView.Body> show(
            @RestPath("tenant_id") String projectId, @RestPath("deployment_id") String id) {
        return deployments
                .find(projectId, id)
                .map(found -> readers.check(found.orElseThrow(() -> notFound(id))))
                .map(SoftwareDeploymentsResource::body);
    }

    @PUT
    @Path("/{deployment_id}")
    @Consumes(MediaType.WILDCARD)
    @PolicyRule("software_deployments:update")
    @Operation(summary = "Update a software deployment")
    public Uni<DeploymentView.Body> update(
            @RestPath("tenant_id") String projectId,
            @RestPath("deployment_id") String id,
            byte[] body) {
        return offLoop.run(() -> DeploymentBody.update(body))
                .call(change -> checkConfig(projectId, change.configId()))
                .chain(change -> deployments.update(projectId, id, change))
                .map(result -> stored(result, id));
    }

    @DELETE
    @Path("/{deployment_id}")
    @PolicyRule("software_deployments:delete")
    @Operation(summary = "Delete a software deployment")
    public Uni<Void> delete(
            @RestPath("tenant_id") String projectId, @RestPath("deployment_id") String id) {
        return deployments
                .delete(projectId, id)
                .invoke(
                        result -> {
                            if (!(result instanceof DeploymentResult.Deleted)) {
                                throw refused(result, id);
                            }
                        })
                .replaceWithVoid();
    }

    /** In a list, without the values that are not for the caller. */
    private DeploymentView shown(SoftwareDeployment deployment) {
        return readers.mayRead(deployment.creatorId())
                ? DeploymentView.of(deployment)
                : DeploymentView.withoutValues(deployment);
    }

    /** What is deployed, whoever reads the server's deployments reads. */
    private Uni<Void> checkConfig(String projectId, @Nullable String configId) {
        return configId == null
                ? Uni.createFrom().voidItem()
                : configs.find(projectId, configId)
                        .invoke(found -> found.ifPresent(readers::check))
                        .replaceWithVoid();
    }

    private static DeploymentView.Body stored(DeploymentResult result, String id) {
        if (result instanceof DeploymentResult.Stored(SoftwareDeployment deployment)) {
            return body(deployment);
        }
        throw refused(result, id);
    }

    private static RuntimeException refused(DeploymentResult result, String id) {
        return switch (result) {
            case DeploymentResult.NoDeployment() -> notFound(id);
            case DeploymentResult.NoConfig(String configId) ->
                    DeploymentBody.invalid("Config with id %s not found".formatted(configId));
            case DeploymentResult.PartOfStack(SoftwareConfig.Part part) ->
                    HeatFault.of(
                            FaultType.INVALID_RESTRICTED_ACTION,
                            "Deployment with id %s is part of the resource %s of stack %s; only the resource changes it."
                                    .formatted(id, part.resource(), part.stackName()));
            case DeploymentResult.Stored stored -> throw new IllegalStateException("Not refused.");
            case DeploymentResult.Deleted deleted ->
                    throw new IllegalStateException("Not refused.");
        };
    }

    private static DeploymentView.Body body(SoftwareDeployment deployment) {
        return new DeploymentView.Body(DeploymentView.of(deployment));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static HeatFault notFound(String id) {
        return HeatFault.of(FaultType.NOT_FOUND, "Deployment with id %s not found".formatted(id));
    }
}
