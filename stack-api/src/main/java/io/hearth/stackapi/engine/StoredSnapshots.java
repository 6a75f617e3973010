package io.hearth.stackapi.engine;

import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.snapshot.Snapshot;
import io.hearth.stackapi.snapshot.SnapshotStore;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackError;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.stack.Status;
import io.hearth.stackapi.trust.Owner;
import io.hearth.stackapi.trust.Trust;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** {@link StackSnapshots} on PostgreSQL. */
@ApplicationScoped
class StoredSnapshots implements StackSnapshots {
    private final Mutiny.SessionFactory sessions;
    private final StackStore store;
    private final SnapshotStore snapshots;
    private final Blueprints blueprints;
    private final TransactionalEngine engine;
    private final Turns turns;
    private final Limits limits;
    private final Trusting trusting;
    private final MarkGuard marks;

    StoredSnapshots(
            Mutiny.SessionFactory sessions,
            StackStore store,
            SnapshotStore snapshots,
            Blueprints blueprints,
            TransactionalEngine engine,
            Turns turns,
            Limits limits,
            Trusting trusting,
            MarkGuard marks) {
        this.sessions = sessions;
        this.store = store;
        this.snapshots = snapshots;
        this.blueprints = blueprints;
        this.engine = engine;
        this.turns = turns;
        this.limits = limits;
        this.trusting = trusting;
        this.marks = marks;
    }

    @Override
    public Uni<ShownSnapshot> take(Stack stack, @Nullable String name) {
        return sessions.withTransaction(
                session ->
                        hold(session, stack)
                                .invoke(held -> checkIdle(held, "Snapshotting a stack"))
                                .call(held -> checkCount(session, held))
                                .chain(held -> snapshot(session, held, name))
                                .call(taken -> snapshots.insert(session, taken))
                                .call(
                                        taken ->
                                                turns.take(
                                                        session,
                                                        stack.id(),
                                                        new Trigger.SnapshotTaken()))
                                .map(taken -> shown(stack, taken)));
    }

    private Uni<Snapshot> snapshot(Mutiny.Session session, Stack stack, @Nullable String name) {
        return store.latestDocument(session, stack)
                .chain(
                        document ->
                                store.all(session, stack.id())
                                        .map(all -> snapshot(stack, name, document, all)));
    }

    private static Snapshot snapshot(
            Stack stack, @Nullable String name, StackDocument document, List<Resource> resources) {
        return new Snapshot(
                UUID.randomUUID().toString(),
                stack.id(),
                name,
                Status.COMPLETE,
                Decider.SNAPSHOT_COMPLETE,
                stack.state().action(),
                stack.state().status(),
                stack.tags(),
                resources.stream()
                        .filter(one -> one.current() && !one.state().deleted())
                        .map(
                                one ->
                                        new Snapshot.ResourceState(
                                                one.name(),
                                                one.physicalId(),
                                                one.type(),
                                                one.state().action(),
                                                one.state().status()))
                        .toList(),
                document,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public Uni<List<ShownSnapshot>> list(Stack stack) {
        checkLives(stack);
        return sessions.withSession(session -> snapshots.all(session, stack.id()))
                .map(all -> all.stream().map(one -> shown(stack, one)).toList());
    }

    @Override
    public Uni<ShownSnapshot> show(Stack stack, String snapshotId) {
        checkLives(stack);
        return sessions.withSession(session -> find(session, stack, snapshotId))
                .map(found -> shown(stack, found));
    }

    @Override
    public Uni<Void> delete(Stack stack, String snapshotId) {
        return sessions.withTransaction(
                session ->
                        hold(session, stack)
                                .chain(held -> snapshots.remove(session, stack.id(), snapshotId))
                                .invoke(
                                        removed -> {
                                            if (!removed) {
                                                throw missing(stack, snapshotId);
                                            }
                                        })
                                .replaceWithVoid());
    }

    @Override
    public Uni<Void> restore(Stack stack, String snapshotId, Owner owner) {
        return trusting.run(
                        stack.projectId(),
                        stack.id(),
                        owner,
                        trust ->
                                sessions.withTransaction(
                                        session ->
                                                restore(session, stack, snapshotId, owner, trust)))
                .replaceWithVoid();
    }

    private Uni<Trusting.Attempt> restore(
            Mutiny.Session session,
            Stack stack,
            String snapshotId,
            Owner owner,
            @Nullable Trust trust) {
        return hold(session, stack)
                .invoke(held -> checkIdle(held, "Updating a stack"))
                .chain(
                        held ->
                                find(session, held, snapshotId)
                                        .chain(
                                                found ->
                                                        restore(
                                                                session, held, found, owner,
                                                                trust)));
    }

    private Uni<Trusting.Attempt> restore(
            Mutiny.Session session,
            Stack stack,
            Snapshot snapshot,
            Owner owner,
            @Nullable Trust trust) {
        Blueprint wanted = blueprints.restore(stack, snapshot.document());
        boolean needsTrust = engine.check(stack.projectId(), wanted, owner);
        return marks.checkRestore(session, stack, wanted, owner)
                .chain(
                        () ->
                                trusting.go(
                                        session,
                                        stack,
                                        owner,
                                        trust,
                                        needsTrust,
                                        () ->
                                                turns.take(
                                                                session,
                                                                stack.id(),
                                                                trigger(stack, snapshot, wanted))
                                                        .replaceWith(stack)));
    }

    private static Trigger trigger(Stack stack, Snapshot snapshot, Blueprint wanted) {
        return new Trigger.RestoreRequested(
                new StackChange(
                        snapshot.document(),
                        wanted.template().description(),
                        stack.tags(),
                        stack.timeoutMinutes(),
                        stack.disableRollback()),
                wanted);
    }

    private ShownSnapshot shown(Stack stack, Snapshot snapshot) {
        Blueprint blueprint = blueprints.restore(stack, snapshot.document());
        return new ShownSnapshot(
                stack,
                snapshot,
                blueprint.closed() == Facade.Closed.ALL
                        ? Map.of()
                        : blueprint.template().document(),
                StoredInsight.shownEnvironment(blueprint, Reader.COLLEAGUE),
                blueprint.files());
    }

    private Uni<Stack> hold(Mutiny.Session session, Stack stack) {
        return store.lock(session, stack.id())
                .map(held -> held.orElseThrow(() -> StackException.noStack(stack.name())))
                .invoke(StoredSnapshots::checkLives);
    }

    private Uni<Snapshot> find(Mutiny.Session session, Stack stack, String id) {
        return snapshots
                .find(session, stack.id(), id)
                .map(found -> found.orElseThrow(() -> missing(stack, id)));
    }

    private Uni<Long> checkCount(Mutiny.Session session, Stack stack) {
        int most = limits.maxSnapshotsPerStack(stack.projectId());
        return snapshots
                .count(session, stack.id())
                .invoke(
                        count -> {
                            if (count >= most) {
                                throw StackException.overLimit(
                                        ("Request limit exceeded: You have reached the maximum"
                                                        + " snapshots per stack, %d. Please delete"
                                                        + " some snapshots.")
                                                .formatted(most));
                            }
                        });
    }

    private static void checkLives(Stack stack) {
        if (stack.state().deleted()) {
            throw StackException.noStack(stack.name());
        }
    }

    /** What is suspended would look as if it were not. */
    private static void checkIdle(Stack stack, String feature) {
        if (stack.state().inProgress()) {
            throw StackException.inProgress(stack);
        }
        if (stack.state().action() == Action.SUSPEND) {
            throw StackException.notSupported(feature + " when it is suspended");
        }
        if (stack.state().action() == Action.DELETE) {
            throw StackException.notSupported(feature + " when it is deleting");
        }
    }

    private static StackException missing(Stack stack, String id) {
        return new StackException(
                StackError.ENTITY_NOT_FOUND,
                "The Snapshot (%s) for Stack (%s) could not be found.".formatted(id, stack.name()));
    }
}
