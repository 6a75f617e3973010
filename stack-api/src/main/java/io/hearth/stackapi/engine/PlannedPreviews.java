package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.trust.Owner;
import io.hearth.template.OutputDefinition;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Resolver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** {@link StackPreviews} by what the engine would check and decide. */
@ApplicationScoped
class PlannedPreviews implements StackPreviews {
    /** As Heat writes the id of a stack that has none. */
    private static final String NO_ID = "None";

    private final Mutiny.SessionFactory sessions;
    private final StackStore store;
    private final Blueprints blueprints;
    private final Planner planner;
    private final NestedBlueprints nested;
    private final TransactionalEngine engine;
    private final Turns turns;

    PlannedPreviews(
            Mutiny.SessionFactory sessions,
            StackStore store,
            Blueprints blueprints,
            Planner planner,
            NestedBlueprints nested,
            TransactionalEngine engine,
            Turns turns) {
        this.sessions = sessions;
        this.store = store;
        this.blueprints = blueprints;
        this.planner = planner;
        this.nested = nested;
        this.engine = engine;
        this.turns = turns;
    }

    @Override
    public Uni<PreviewedStack> create(NewStack request, Owner caller) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Blueprint blueprint = engine.blueprint(NO_ID, request, caller);
                            NewStack wanted = request.with(blueprint.template());
                            Stack stack = planner.stack(NO_ID, wanted, Instant.now());
                            return sessions.withSession(session -> engine.admit(session, stack))
                                    .map(admitted -> preview(stack, blueprint));
                        });
    }

    @Override
    public Uni<ResourceChanges> update(StackUpdate request, boolean showNested, Owner caller) {
        return sessions.withSession(
                session ->
                        store.find(session, request.stackId())
                                .map(found -> updatable(found.orElse(null), request))
                                .chain(
                                        stack ->
                                                forecast(
                                                        session,
                                                        stack,
                                                        request,
                                                        showNested,
                                                        caller)));
    }

    private static Stack updatable(@Nullable Stack stack, StackUpdate request) {
        if (stack == null || !stack.projectId().equals(request.projectId())) {
            throw StackException.noStack(request.stackId());
        }
        TransactionalEngine.checkUpdatable(stack);
        return stack;
    }

    private Uni<ResourceChanges> forecast(
            Mutiny.Session session,
            Stack stack,
            StackUpdate request,
            boolean showNested,
            Owner caller) {
        return blueprints
                .of(session, stack)
                .map(now -> engine.blueprint(stack, request, now, caller))
                .chain(
                        wanted ->
                                new ChangesPreview(
                                                session,
                                                store,
                                                planner,
                                                nested,
                                                turns.surroundings(),
                                                showNested,
                                                reader(stack, wanted, caller))
                                        .of(stack, wanted));
    }

    private static Reader reader(Stack stack, Blueprint wanted, Owner caller) {
        return CreatorOnly.isIn(wanted) ? Reader.of(caller, stack) : Reader.CREATOR;
    }

    private PreviewedStack preview(Stack stack, Blueprint blueprint) {
        Unmade unmade = Unmade.of(new Scene(stack, List.of(), blueprint, turns.surroundings()));
        return new PreviewedStack(
                stack,
                blueprint.parameters().shown(),
                blueprint.template().outputs().values().stream()
                        .map(output -> output(output, unmade.resolver()))
                        .toList(),
                resources(stack, blueprint, unmade, 0));
    }

    private List<Previewed> resources(Stack stack, Blueprint blueprint, Unmade unmade, int depth) {
        Map<String, Stack> stacks = new LinkedHashMap<>();
        blueprint
                .layout()
                .names()
                .forEach(name -> stacks.put(name, Planner.unmade(stack, name, stack.createdAt())));
        Map<String, Blueprint> within =
                nested.of(blueprint, planner.known(blueprint), depth, stacks);
        List<Previewed> previewed = new ArrayList<>();
        stacks.forEach(
                (name, behind) -> {
                    Blueprint nestedIn = within.get(name);
                    previewed.add(
                            nestedIn == null
                                    ? unmade.withProperties(name)
                                    : nested(behind, nestedIn, depth + 1));
                });
        return previewed;
    }

    private Previewed nested(Stack stack, Blueprint blueprint, int depth) {
        Unmade unmade = Unmade.of(new Scene(stack, List.of(), blueprint, turns.surroundings()));
        return new PreviewedNested(resources(stack, blueprint, unmade, depth));
    }

    private static StackOutput output(OutputDefinition output, Resolver resolver) {
        try {
            Object value = Known.of(resolver.resolve(output.value()));
            return new StackOutput(output.name(), output.description(), value, null);
        } catch (TemplateException e) {
            return new StackOutput(output.name(), output.description(), null, e.getMessage());
        }
    }
}
