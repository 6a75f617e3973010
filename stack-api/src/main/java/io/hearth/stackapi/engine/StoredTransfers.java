package io.hearth.stackapi.engine;

import io.hearth.messaging.purge.Retention;
import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.trust.Owner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final StackExports exports;
    private final Limits limits;
    private final TransferConfig config;
    private final TakingBack takingBack;
    private final Retention retention;

    StoredTransfers(
            Mutiny.SessionFactory sessions,
            StackStore store,
            Ledger ledger,
            Blueprints blueprints,
            Planner planner,
            TransactionalEngine engine,
            Turns turns,
            StackExports exports,
            Limits limits,
            TransferConfig config,
            TakingBack takingBack,
            Retention retention) {
        this.sessions = sessions;
        this.store = store;
        this.ledger = ledger;
        this.blueprints = blueprints;
        this.planner = planner;
        this.engine = engine;
        this.turns = turns;
        this.exports = exports;
        this.limits = limits;
        this.config = config;
        this.takingBack = takingBack;
        this.retention = retention;
    }

    @Override
    public Uni<StackExport> export(String projectId, String stackId) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            config.checkAbandon();
                            return sessions.withTransaction(
                                    session ->
                                            held(session, projectId, stackId)
                                                    .chain(stack -> exports.of(session, stack)));
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
                                            held(session, projectId, stackId)
                                                    .chain(stack -> abandon(session, stack)));
                        });
    }

    private Uni<StackExport> abandon(Mutiny.Session session, Stack stack) {
        if (stack.isNested()) {
            throw StackException.notSupported("Abandoning a nested stack");
        }
        return exports.of(session, stack)
                .call(
                        () ->
                                turns.take(
                                        session,
                                        stack.id(),
                                        new Trigger.AbandonRequested(retention.deletedStacks())));
    }

    private Uni<Stack> held(Mutiny.Session session, String projectId, String stackId) {
        return store.lock(session, stackId)
                .map(
                        found ->
                                found.filter(stack -> stack.projectId().equals(projectId))
                                        .filter(stack -> !stack.state().deleted())
                                        .orElseThrow(() -> StackException.noStack(stackId)));
    }

    @Override
    public Uni<Stack> adopt(NewStack request, AdoptedStack given, Owner caller) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            config.checkAdopt();
                            return takingBack
                                    .find(request, given.id())
                                    .chain(
                                            former ->
                                                    former.isEmpty()
                                                            ? begin(
                                                                    request,
                                                                    given.resources(),
                                                                    caller)
                                                            : takingBack.take(
                                                                    former.get(), request, caller));
                        });
    }

    private Uni<Stack> begin(NewStack request, Map<String, AdoptedResource> given, Owner caller) {
        String id = UUID.randomUUID().toString();
        Blueprint blueprint = engine.blueprint(id, request, caller);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Stack stack =
                planner.stack(id, request.with(blueprint.template()), now).in(AdoptedTree.BEGUN);
        AdoptedTree tree =
                new AdoptedTree(
                        blueprints,
                        planner,
                        turns.surroundings(),
                        limits.maxResourcesPerStack(stack.projectId()),
                        limits.maxNestedStackDepth());
        Scene root = tree.root(stack, blueprint, given);
        return sessions.withTransaction(
                        session ->
                                engine.admit(session, stack)
                                        .chain(() -> insert(session, tree.stacks())))
                .onFailure(TransactionalEngine::nameTaken)
                .transform(e -> StackException.exists(request.name()))
                .map(stored -> root.stack());
    }

    private Uni<Void> insert(Mutiny.Session session, List<AdoptedTree.Member> stacks) {
        Uni<Void> inserting = Uni.createFrom().voidItem();
        for (AdoptedTree.Member one : stacks) {
            Scene scene = one.scene();
            inserting =
                    inserting.chain(
                            () ->
                                    ledger.insert(
                                            session,
                                            scene,
                                            blueprints.document(
                                                    scene.stack().id(), scene.blueprint()),
                                            one.effects()));
        }
        return inserting;
    }
}
