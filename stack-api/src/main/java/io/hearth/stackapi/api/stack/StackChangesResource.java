package io.hearth.stackapi.api.stack;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.access.Rules;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.engine.StackEngine;
import io.hearth.stackapi.engine.StackUpdate;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is done to a stack after its creation. */
@Path("/v1/{tenant_id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class StackChangesResource {
    private final StackFinder finder;
    private final StackRequests requests;
    private final StackEngine engine;
    private final Rules rules;
    private final Caller caller;

    StackChangesResource(
            StackFinder finder,
            StackRequests requests,
            StackEngine engine,
            Rules rules,
            Caller caller) {
        this.finder = finder;
        this.requests = requests;
        this.engine = engine;
        this.rules = rules;
        this.caller = caller;
    }

    @PUT
    @Path(StackPath.TEMPLATE)
    @PolicyRule("stacks:update")
    @Operation(summary = "Update a stack to another template, environment and parameters")
    public Uni<Response> update(@BeanParam StackPath path, byte[] body) {
        return finder.at(path).flatMap(stack -> requests.whole(stack, body)).flatMap(this::begin);
    }

    @PATCH
    @Path(StackPath.TEMPLATE)
    @PolicyRule("stacks:update_patch")
    @Operation(summary = "Update parts of a stack; what the body does not give stays")
    public Uni<Response> patch(@BeanParam StackPath path, byte[] body) {
        return finder.at(path).flatMap(stack -> requests.part(stack, body)).flatMap(this::begin);
    }

    @POST
    @Path(StackPath.TEMPLATE + "/actions")
    @PolicyRule("actions:action")
    @Operation(summary = "Suspend, resume or check a stack, or cancel its update")
    public Uni<Response> act(@BeanParam StackPath path, byte[] body) {
        StackAction action = StackAction.read(body);
        rules.require(caller.member(), action.rule());
        return finder.at(path)
                .flatMap(stack -> action.on(stack, engine, requests.caller()))
                .map(done -> Response.ok("null").build());
    }

    private Uni<Response> begin(StackUpdate update) {
        return engine.update(update, requests.caller())
                .map(stack -> Response.accepted(Accepted.BODY).build());
    }
}
