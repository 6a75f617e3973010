package io.hearth.stackapi.api.discovery;

import io.hearth.access.PolicyRule;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What build of the service answers. */
@Path("/v1/{tenant_id}/build_info")
@Produces(MediaType.APPLICATION_JSON)
class BuildInfoResource {
    private final BuildInfo info;

    BuildInfoResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        Revision revision = new Revision(version);
        this.info = new BuildInfo(revision, revision);
    }

    @GET
    @PolicyRule("build_info:build_info")
    @Operation(summary = "Show the build of the service")
    public BuildInfo show() {
        return info;
    }

    /** Heat tells API and engine apart; here they are one. */
    public record BuildInfo(Revision api, Revision engine) {}

    /** A build. */
    public record Revision(String revision) {}
}
