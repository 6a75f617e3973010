package io.hearth.stackapi.api.stack;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.Found;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.StackFinder;
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
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Sends whoever knows a stack by its name, id or ARN only to its canonical address, for any verb.
 * An identity of the stack domain is sent to the owner's project, too, as Heat does.
 */
@Path("/v1/{tenant_id}")
public class StackLookupResource {
    private static final String RULE = "stacks:lookup";
    private static final String STACK = "/stacks/{stack: arn:.+|[^/]+}";
    private static final String READ_PARTS =
            "/{part: resources|events|template|actions|environment|files}";
    private static final String WRITTEN_PARTS = "/{part: resources|events|template|actions}";

    private final StackFinder finder;

    StackLookupResource(StackFinder finder) {
        this.finder = finder;
    }

    @GET
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = "Find a stack's canonical address by its name or id")
    public Uni<Response> get(@RestPath StackName stack, @Context HttpHeaders headers) {
        return null;
    }
}
