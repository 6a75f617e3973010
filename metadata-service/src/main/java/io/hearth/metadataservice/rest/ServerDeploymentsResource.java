package io.hearth.metadataservice.rest;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.access.Principal;
import io.hearth.access.rest.HeatFault;
import io.hearth.metadataservice.document.DocumentAccess;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * {@code GET …/software_deployments/metadata/{server}}: the deployments of a server. There are none
 * yet; an instance is told so only for the server that it is.
 *
 * @see <a
 *     href="https://docs.openstack.org/api-ref/orchestration/v1/#show-server-configuration-metadata">Show
 *     server configuration metadata</a>
 */
@Path("/v1/{project}/software_deployments/metadata/{server}")
class ServerDeploymentsResource {
    private static final String NONE = "{\"metadata\": []}";

    private final Caller caller;
    private final DocumentAccess access;

    ServerDeploymentsResource(Caller caller, DocumentAccess access) {
        this.caller = caller;
        this.access = access;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PolicyRule(value = "software_deployments:metadata", stackUsers = true)
    public Uni<String> read(@PathParam("server") String serverId) {
        return switch (caller.principal()) {
            case Principal.Member member -> Uni.createFrom().item(NONE);
            case Principal.StackUser user ->
                    access.isServer(user, serverId)
                            .map(
                                    allowed -> {
                                        if (!allowed) {
                                            throw HeatFault.notAuthorized();
                                        }
                                        return NONE;
                                    });
        };
    }
}
