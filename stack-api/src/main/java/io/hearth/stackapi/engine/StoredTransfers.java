package io.hearth.stackapi.engine;

import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** {@link StackTransfers} on PostgreSQL. */
@ApplicationScoped
class StoredTransfers implements StackTransfers {
    private final Mutiny.SessionFactory sessions;
    private final StackStore store;
    private final Ledger ledger;
    private final Blueprints blueprints;
    private final Planner planner;
    private final TransactionalEngine engine;
    private final Turns turns;
    private final TransferConfig config;

    StoredTransfers(
            Mutiny.SessionFactory sessions,
            StackStore store,
            Ledger ledger,
            Blueprints blueprints,
            Planner planner,
            TransactionalEngine engine,
            Turns turns,
            TransferConfig config) {
        this.sessions = sessions;
        this.store = store;
        this.ledger = ledger;
        this.blueprints = blueprints;
        this.planner = planner;
        this.engine = engine;
        this.turns = turns;
        this.config = config;
    }

    @Override
    public Uni<StackExport> export(String projectId, String stackId) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            config.checkAbandon();
                            return sessions.withTransaction(
                                    session -> export(session, projectId, stackId));
                        });
    }

    @Override
    public Uni<StackExport> abandon(String projectId, String stackId) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            config.checkAbandon();
                            return sessions.withTransaction(
                                    session ->
                                            export(session, projectId, stackId)
                                                    .call(() -> abandon(session, stackId)));
                        });
    }

    private Uni<Void> abandon(Mutiny.Session session, String stackId) {
        return turns.take(session, stackId, new Trigger.AbandonRequested());
    }

    private Uni<StackExport> export(Mutiny.Session session, String projectId, String stackId) {
        return store.lock(session, stackId)
                .map(
                        found ->
                                found.filter(stack -> stack.projectId().equals(projectId))
                                        .filter(stack -> !stack.state().deleted())
                                        .orElseThrow(() -> StackException.noStack(stackId)))
                .chain(
                        stack ->
                                blueprints
                                        .of(session, stack)
                                        .chain(
                                                blueprint ->
                                                        store.all(session, stackId)
                                                                .map(
                                                                        all ->
                                                                                export(
                                                                                        stack,
                                                                                        blueprint,
                                                                                        all))));
    }

    private StackExport export(Stack stack, Blueprint blueprint, List<Resource> resources) {
        Scene scene = new Scene(stack, resources, blueprint, turns.surroundings());
        return new StackExport(
                stack,
                new StackSource(
                        Template.of(blueprint.template().document()),
                        blueprint.environment(),
                        blueprint.files()),
                resources.stream()
                        .filter(one -> one.current() && !one.state().deleted())
                        .map(one -> export(scene, one))
                        .toList());
    }

    /** The secrets of what nobody can take over stay here. */
    private static ExportedResource export(Scene scene, Resource resource) {
        Map<String, String> data = new HashMap<>(resource.substance().data());
        ResourceTypes types = scene.surroundings().types();
        if (types.named(resource.nativeType()).adoptable()) {
            Sealer sealer = scene.surroundings().sealer();
            for (Map.Entry<String, Sealed> secret : resource.substance().secrets().entrySet()) {
                data.put(
                        secret.getKey(),
                        sealer.open(
                                        secret.getValue(),
                                        SceneContext.sealContext(resource, secret.getKey()))
                                .reveal());
            }
        }
        return new ExportedResource(resource, scene.context(resource).document(), data);
    }

    @Override
    public Uni<Stack> adopt(NewStack request, Map<String, AdoptedResource> given) {
        return Uni.createFrom().deferred(() -> begin(request, given));
    }

    private Uni<Stack> begin(NewStack request, Map<String, AdoptedResource> given) {
        config.checkAdopt();
        String id = UUID.randomUUID().toString();
        Blueprint blueprint = engine.blueprint(id, request);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Stack stack =
                planner.stack(id, request.with(blueprint.template()), now)
                        .in(new State(Action.ADOPT, Status.IN_PROGRESS, "Stack ADOPT started"));
        Scene scene = new Scene(stack, List.of(), blueprint, turns.surroundings());
        Draft draft = new Draft(scene);
        new Adoption(draft, given).take();
        StackDocument document = blueprints.document(id, blueprint);
        return sessions.withTransaction(
                        session ->
                                engine.admit(session, stack)
                                        .chain(
                                                () ->
                                                        ledger.insert(
                                                                session,
                                                                scene,
                                                                document,
                                                                draft.decision().effects())))
                .onFailure(TransactionalEngine::nameTaken)
                .transform(e -> StackException.exists(request.name()))
                .map(stored -> scene.stack());
    }
}
