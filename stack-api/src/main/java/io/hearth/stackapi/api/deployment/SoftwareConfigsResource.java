package io.hearth.stackapi.api.deployment;

import io.hearth.access.PolicyRule;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.OffLoop;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.api.http.Readers;
import io.hearth.stackapi.deployment.config.ConfigDeletion;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.deployment.config.SoftwareConfigs;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The software configs of a project. */
@Path("/v1/{tenant_id}/software_configs")
@Produces(MediaType.APPLICATION_JSON)
class SoftwareConfigsResource {
    private final SoftwareConfigs configs;
    private final OffLoop offLoop;
    private final Readers readers;

    SoftwareConfigsResource(SoftwareConfigs configs, OffLoop offLoop, Readers readers) {
        this.readers = readers;
        this.configs = configs;
        this.offLoop = offLoop;
    }

    @GET
    @PolicyRule("software_configs:index")
    @Operation(summary = "List the software configs of a project")
    public Uni<ConfigListView> list(
            @RestPath("tenant_id") String projectId, @Context UriInfo request) {
        Query query = Query.of(request);
        if (query.flag("global_tenant")) {
            throw HeatFault.notAuthorized("software_configs:global_index");
        }
        String marker = query.text("marker");
        return configs.list(projectId, query.count("limit"), marker)
                .map(page -> ConfigListView.of(page.orElseThrow(() -> unknownMarker(marker))));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PolicyRule("software_configs:create")
    @Operation(summary = "Create a software config")
    public Uni<ConfigView> create(@RestPath("tenant_id") String projectId, byte[] body) {
        return offLoop.run(() -> ConfigBody.read(body, projectId))
                .chain(configs::create)
                .map(ConfigView::of);
    }

    @GET
    @Path("/{config_id}")
    @PolicyRule("software_configs:show")
    @Operation(summary = "Show a software config")
    public Uni<ConfigView> show(
            @RestPath("tenant_id") String projectId, @RestPath("config_id") String id) {
        return configs.find(projectId, id)
                .map(config -> config.orElseThrow(() -> notFound(id)))
                .map(config -> ConfigView.of(readers.check(config)));
    }

    @DELETE
    @Path("/{config_id}")
    @PolicyRule("software_configs:delete")
    @Operation(summary = "Delete a software config")
    public Uni<Void> delete(
            @RestPath("tenant_id") String projectId, @RestPath("config_id") String id) {
        return configs.delete(projectId, id)
                .invoke(deletion -> check(id, deletion))
                .replaceWithVoid();
    }

    private static void check(String id, ConfigDeletion deletion) {
        switch (deletion) {
            case ConfigDeletion.Deleted() -> {}
            case ConfigDeletion.Missing() -> throw notFound(id);
            case ConfigDeletion.Referenced() ->
                    throw cannotDelete(
                            "Software config with id %s can not be deleted as it is referenced."
                                    .formatted(id));
            case ConfigDeletion.PartOfStack(SoftwareConfig.Part part) ->
                    throw cannotDelete(
                            "Software config with id %s can not be deleted as it is part of the resource %s of stack %s; it goes with the resource."
                                    .formatted(id, part.resource(), part.stackName()));
        }
    }

    private static HeatFault notFound(String id) {
        return HeatFault.of(
                FaultType.NOT_FOUND, "Software config with id %s not found".formatted(id));
    }

    private static HeatFault cannotDelete(String why) {
        return HeatFault.of(FaultType.INVALID_RESTRICTED_ACTION, why);
    }

    private static HeatFault unknownMarker(@Nullable String marker) {
        return HeatFault.badRequest(
                "The marker %s is no software config of this project.".formatted(marker));
    }
}
