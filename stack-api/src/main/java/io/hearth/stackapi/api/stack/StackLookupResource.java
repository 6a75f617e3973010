package io.hearth.stackapi.api.stack;

import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.StackFinder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Sends whoever knows a stack by its name, id or ARN only to its canonical address, for any verb.
 * An identity of the stack domain is sent to the owner's project, too, as Heat does.
 */
@Path("/v1/{tenant_id}")
public class StackLookupResource {
    private static final String RULE = "stacks:lookup";
    private static final String STACK = "/stacks/{stack_name: arn:.+|[^/]+}";
    private static final String PART =
            "/stacks/{stack_name}/{part: resources|events|template|actions|environment|files}";
    private static final String PART_TO_POST =
            "/stacks/{stack_name}/{part: resources|events|template|actions}";
    private static final String SUMMARY = "Find a stack's canonical address by its name or id";

    private final StackFinder finder;

    StackLookupResource(StackFinder finder) {
        this.finder = finder;
    }

    @GET
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> get(@BeanParam StackLookup lookup) {
        return lookup.redirect(finder);
    }

    @POST
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true, reads = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> post(@BeanParam StackLookup lookup) {
        return lookup.redirect(finder);
    }

    @PUT
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true, reads = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> put(@BeanParam StackLookup lookup) {
        return lookup.redirect(finder);
    }

    @PATCH
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true, reads = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> patch(@BeanParam StackLookup lookup) {
        return lookup.redirect(finder);
    }

    @DELETE
    @Path(STACK)
    @PolicyRule(value = RULE, stackUsers = true, reads = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> delete(@BeanParam StackLookup lookup) {
        return lookup.redirect(finder);
    }

    @GET
    @Path(PART)
    @PolicyRule(value = RULE, stackUsers = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> getPart(@BeanParam StackLookup lookup, @RestPath String part) {
        return lookup.redirect("/" + part, finder);
    }

    @POST
    @Path(PART_TO_POST)
    @PolicyRule(value = RULE, stackUsers = true, reads = true)
    @Operation(summary = SUMMARY)
    public Uni<Response> postPart(@BeanParam StackLookup lookup, @RestPath String part) {
        return lookup.redirect("/" + part, finder);
    }
}
