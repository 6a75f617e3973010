package io.hearth.metadataservice.rest;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.access.Principal;
import io.hearth.access.RecentWrites;
import io.hearth.access.Rules;
import io.hearth.access.rest.HeatFault;
import io.hearth.metadataservice.deployment.Deployed;
import io.hearth.metadataservice.deployment.ServerDeployments;
import io.hearth.metadataservice.document.DocumentAccess;
import io.hearth.metadataservice.http.Validator;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET …/software_deployments/metadata/{server}}: {@code {"metadata": [{…}, …]}}, the configs
 * that a server is to apply, with an ETag. An owner reads those of the own project; an instance
 * those of the project that owns its stack, and only for the server that it is.
 *
 * @see <a
 *     href="https://docs.openstack.org/api-ref/orchestration/v1/#show-server-configuration-metadata">Show
 *     server configuration metadata</a>
 */
@Path("/v1/{project}/software_deployments/metadata/{server}")
class ServerDeploymentsResource {
    private final Caller caller;
    private final DocumentAccess access;
    private final ServerDeployments deployments;
    private final Rules rules;

    ServerDeploymentsResource(
            Caller caller, DocumentAccess access, ServerDeployments deployments, Rules rules) {
        this.rules = rules;
        this.caller = caller;
        this.access = access;
        this.deployments = deployments;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PolicyRule(value = "software_deployments:metadata", stackUsers = true)
    public Uni<Response> read(
            @PathParam("server") String serverId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return deployed(caller.principal(), serverId)
                .map(deployed -> answer(deployed, Validator.of(known)));
    }

    /** Those that the caller may read of this server. */
    private Uni<Deployed> deployed(Principal principal, String serverId) {
        return switch (principal) {
            case Principal.Member member ->
                    RecentWrites.read(
                                    () -> deployments.of(member.projectId(), serverId),
                                    deployed -> !deployed.isEmpty())
                            .map(deployed -> readable(member, serverId, deployed));
            case Principal.StackUser user ->
                    access.server(user, serverId)
                            .map(server -> server.orElseThrow(HeatFault::notAuthorized))
                            .map(server -> server.stack().projectId())
                            .chain(project -> deployments.of(project, serverId));
        };
    }

    private Deployed readable(Principal.Member member, String serverId, Deployed deployed) {
        if (!deployed.isFor(member, rules)) {
            throw HeatFault.creatorOnly(
                    "What is deployed on server %s holds secrets that only the user who created its stack may read."
                            .formatted(serverId));
        }
        return deployed;
    }

    private static Response answer(Deployed deployed, Validator known) {
        return known.answer(
                Validator.tag(deployed.version()),
                () -> Response.ok("{\"metadata\": " + deployed.configs() + "}").build());
    }
}
