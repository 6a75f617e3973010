package io.hearth.stackapi.api.stack;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.stackapi.api.http.OffLoop;
import io.hearth.stackapi.api.http.StackFinder;
import io.hearth.stackapi.api.http.StackPath;
import io.hearth.stackapi.engine.StackEngine;
import io.hearth.stackapi.engine.StackInsight;
import io.hearth.stackapi.engine.StackSource;
import io.hearth.stackapi.engine.StackUpdate;
import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.stack.Stack;
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
    private final StackInsight insight;
    private final StackEngine engine;
    private final OffLoop offLoop;
    private final Caller caller;
    private final Rules rules;
    private final TypePermissions permissions;
    private final Limits limits;

    StackChangesResource(
            StackFinder finder,
            StackInsight insight,
            StackEngine engine,
            OffLoop offLoop,
            Caller caller,
            Rules rules,
            TypePermissions permissions,
            Limits limits) {
        this.finder = finder;
        this.insight = insight;
        this.engine = engine;
        this.offLoop = offLoop;
        this.caller = caller;
        this.rules = rules;
        this.permissions = permissions;
        this.limits = limits;
    }

    @PUT
    @Path(StackPath.TEMPLATE)
    @PolicyRule("stacks:update")
    @Operation(summary = "Update a stack to another template, environment and parameters")
    public Uni<Response> update(@BeanParam StackPath path, byte[] body) {
        return finder.at(path).flatMap(stack -> whole(stack, body)).flatMap(this::begin);
    }

    @PATCH
    @Path(StackPath.TEMPLATE)
    @PolicyRule("stacks:update_patch")
    @Operation(summary = "Update parts of a stack; what the body does not give stays")
    public Uni<Response> patch(@BeanParam StackPath path, byte[] body) {
        return finder.at(path).flatMap(stack -> part(stack, body)).flatMap(this::begin);
    }

    @POST
    @Path(StackPath.TEMPLATE + "/actions")
    @PolicyRule("actions:action")
    @Operation(summary = "Suspend, resume or check a stack, or cancel its update")
    public Uni<Response> act(@BeanParam StackPath path, byte[] body) {
        StackAction action = StackAction.read(body);
        rules.require(caller.member(), action.rule());
        return finder.at(path)
                .flatMap(stack -> action.on(stack, engine))
                .map(done -> Response.ok("null").build());
    }

    private Uni<StackUpdate> whole(Stack stack, byte[] body) {
        Principal.Member member = caller.member();
        int maxTemplateSize = limits.maxTemplateSize(stack.projectId());
        return offLoop.run(
                () -> {
                    StackUpdate update = StackUpdateBody.whole(body, stack, maxTemplateSize);
                    permissions.check(
                            member,
                            requireNonNull(update.template()),
                            update.environment(),
                            update.files());
                    return update;
                });
    }

    private Uni<StackUpdate> part(Stack stack, byte[] body) {
        Principal.Member member = caller.member();
        int maxTemplateSize = limits.maxTemplateSize(stack.projectId());
        return insight.source(stack)
                .flatMap(
                        present ->
                                offLoop.run(
                                        () -> part(member, stack, present, body, maxTemplateSize)));
    }

    private StackUpdate part(
            Principal.Member member,
            Stack stack,
            StackSource present,
            byte[] body,
            int maxTemplateSize) {
        StackUpdate update = StackUpdateBody.part(body, stack, present, maxTemplateSize);
        permissions.check(
                member,
                requireNonNullElse(update.template(), present.template()),
                present.environment().with(update.environment()),
                update.files());
        return update;
    }

    private Uni<Response> begin(StackUpdate update) {
        return engine.update(update).map(stack -> Response.accepted(Accepted.BODY).build());
    }
}
