package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.template.OutputDefinition;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Resolver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    private final TransactionalEngine engine;
    private final Turns turns;

    PlannedPreviews(
            Mutiny.SessionFactory sessions,
            StackStore store,
            Blueprints blueprints,
            Planner planner,
            TransactionalEngine engine,
            Turns turns) {
        this.sessions = sessions;
        this.store = store;
        this.blueprints = blueprints;
        this.planner = planner;
        this.engine = engine;
        this.turns = turns;
    }

    @Override
    public Uni<PreviewedStack> create(NewStack request) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Blueprint blueprint = engine.blueprint(NO_ID, request);
                            NewStack wanted = request.with(blueprint.template());
                            Stack stack = planner.stack(NO_ID, wanted, Instant.now());
                            return sessions.withSession(session -> engine.admit(session, stack))
                                    .map(admitted -> preview(stack, blueprint));
                        });
    }

    @Override
    public Uni<ResourceChanges> update(StackUpdate request) {
        return sessions.withSession(
                session ->
                        store.find(session, request.stackId())
                                .map(found -> updatable(found.orElse(null), request))
                                .chain(stack -> forecast(session, stack, request)));
    }

    private static Stack updatable(@Nullable Stack stack, StackUpdate request) {
        if (stack == null || !stack.projectId().equals(request.projectId())) {
            throw StackException.noStack(request.stackId());
        }
        TransactionalEngine.checkUpdatable(stack);
        return stack;
    }

    private Uni<ResourceChanges> forecast(
            Mutiny.Session session, Stack stack, StackUpdate request) {
        return blueprints
                .of(session, stack)
                .map(now -> engine.blueprint(stack, request, now))
                .chain(
                        wanted ->
                                store.all(session, stack.id())
                                        .map(resources -> changes(stack, resources, wanted)));
    }

    private PreviewedStack preview(Stack stack, Blueprint blueprint) {
        Unmade unmade = Unmade.of(new Scene(stack, List.of(), blueprint, turns.surroundings()));
        return new PreviewedStack(
                stack,
                blueprint.parameters().shown(),
                blueprint.template().outputs().values().stream()
                        .map(output -> output(output, unmade.resolver()))
                        .toList(),
                blueprint.layout().names().stream().map(unmade::withProperties).toList());
    }

    private static StackOutput output(OutputDefinition output, Resolver resolver) {
        try {
            Object value = Known.of(resolver.resolve(output.value()));
            return new StackOutput(output.name(), output.description(), value, null);
        } catch (TemplateException e) {
            return new StackOutput(output.name(), output.description(), null, e.getMessage());
        }
    }

    private ResourceChanges changes(Stack stack, Collection<Resource> resources, Blueprint wanted) {
        Scene scene = new Scene(stack, resources, wanted, turns.surroundings());
        Forecast forecast = new Forecast(scene);
        Unmade unmade = new Unmade(scene, forecast.resolver());
        List<PreviewedResource> unchanged = new ArrayList<>();
        List<PreviewedResource> updated = new ArrayList<>();
        List<PreviewedResource> replaced = new ArrayList<>();
        List<PreviewedResource> added = new ArrayList<>();
        for (String name : wanted.layout().names()) {
            switch (forecast.of(name)) {
                case UNCHANGED -> unchanged.add(unmade.resource(name));
                case UPDATED -> updated.add(present(scene, scene.find(name).orElseThrow()));
                case REPLACED -> replaced.add(unmade.resource(name));
                case ADDED -> added.add(unmade.resource(name));
            }
        }
        List<PreviewedResource> deleted =
                resources.stream()
                        .filter(one -> one.current() && one.begun() && !one.state().deleted())
                        .filter(one -> !wanted.layout().has(one.name()))
                        .map(one -> present(scene, one))
                        .toList();
        return new ResourceChanges(unchanged, updated, replaced, added, deleted);
    }

    private static PreviewedResource present(Scene scene, Resource resource) {
        return new PreviewedResource(
                resource,
                scene.context(resource).document(),
                Known.object(scene.attributes(resource)),
                null);
    }
}
