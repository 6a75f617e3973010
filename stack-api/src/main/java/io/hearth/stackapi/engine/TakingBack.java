package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackError;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.trust.Owner;
import io.hearth.stackapi.trust.Trust;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Adopts stacks that were abandoned here: they live again under their ids, with all they had. */
@ApplicationScoped
class TakingBack {
    /**
     * The stacks within an abandoned one follow it after some milliseconds, one after the other.
     */
    private static final Duration SOON = Duration.ofMillis(50);

    private static final int TRIES = 12;

    /** What is none was given by another cloud, or is no text that the database takes. */
    private static final Pattern STACK_ID = Pattern.compile("[0-9a-f-]{36}");

    private final Mutiny.SessionFactory sessions;
    private final StackStore store;
    private final Blueprints blueprints;
    private final TransactionalEngine engine;
    private final Turns turns;
    private final Trusting trusting;

    TakingBack(
            Mutiny.SessionFactory sessions,
            StackStore store,
            Blueprints blueprints,
            TransactionalEngine engine,
            Turns turns,
            Trusting trusting) {
        this.sessions = sessions;
        this.store = store;
        this.blueprints = blueprints;
        this.engine = engine;
        this.turns = turns;
        this.trusting = trusting;
    }

    /** The stack that is handed over, if it was abandoned in this project under this name. */
    Uni<Optional<Stack>> find(NewStack request, @Nullable String id) {
        return id == null || !STACK_ID.matcher(id).matches()
                ? Uni.createFrom().item(Optional.empty())
                : sessions.withSession(session -> store.find(session, id))
                        .map(found -> found.filter(stack -> isMeant(stack, request)));
    }

    private static boolean isMeant(Stack stack, NewStack request) {
        return stack.isRetained()
                && !stack.isNested()
                && stack.projectId().equals(request.owner().projectId())
                && stack.name().equals(request.name());
    }

    /**
     * @param former as {@link #find} gives it
     */
    Uni<Stack> take(Stack former, NewStack request, Owner caller) {
        return trusting.run(
                        former.projectId(),
                        former.id(),
                        caller,
                        trust ->
                                sessions.withTransaction(
                                        session -> take(session, former, request, caller, trust)))
                .onFailure(TakingBack::isBeingLetGo)
                .retry()
                .withBackOff(SOON, SOON.multipliedBy(10))
                .atMost(TRIES)
                .onFailure(TransactionalEngine::nameTaken)
                .transform(e -> StackException.exists(request.name()));
    }

    private Uni<Trusting.Attempt> take(
            Mutiny.Session session,
            Stack former,
            NewStack request,
            Owner caller,
            @Nullable Trust trust) {
        return store.lockTree(session, former.id())
                .chain(
                        tree -> {
                            Stack root = checked(tree, former, request);
                            return engine.admit(session, root)
                                    .chain(() -> blueprints.of(session, root))
                                    .chain(
                                            was ->
                                                    take(
                                                            session, tree, root, was, request,
                                                            caller, trust));
                        });
    }

    private static boolean isBeingLetGo(Throwable failure) {
        return failure instanceof StackException refusal
                && refusal.error() == StackError.ACTION_IN_PROGRESS;
    }

    /** Somebody may have been faster. */
    private static Stack checked(List<Stack> tree, Stack former, NewStack request) {
        Stack root =
                tree.stream()
                        .filter(stack -> stack.id().equals(former.id()))
                        .filter(stack -> isMeant(stack, request))
                        .findFirst()
                        .orElseThrow(() -> StackException.exists(former.name()));
        if (tree.stream().anyMatch(stack -> stack.deletedAt() == null)) {
            throw StackException.inProgress(root);
        }
        return root;
    }

    private Uni<Trusting.Attempt> take(
            Mutiny.Session session,
            List<Stack> tree,
            Stack root,
            Blueprint was,
            NewStack request,
            Owner caller,
            @Nullable Trust trust) {
        Blueprint wanted =
                blueprints.updated(root, update(root, request), was, Reader.of(caller, root));
        boolean needsTrust = engine.check(root.projectId(), wanted, caller);
        StackChange change =
                new StackChange(
                        blueprints.document(root.id(), wanted),
                        wanted.template().description(),
                        request.tags(),
                        request.timeoutMinutes(),
                        request.disableRollback());
        return trusting.go(
                session,
                root,
                caller,
                trust,
                needsTrust,
                () ->
                        takeNested(session, tree)
                                .chain(
                                        () ->
                                                turns.take(
                                                        session,
                                                        root.id(),
                                                        new Trigger.AdoptionRequested(
                                                                change, wanted)))
                                .chain(() -> store.lock(session, root.id()))
                                .map(Optional::orElseThrow));
    }

    private Uni<Void> takeNested(Mutiny.Session session, List<Stack> tree) {
        return Multi.createFrom()
                .items(tree.stream().filter(Stack::isNested).filter(Stack::isRetained))
                .onItem()
                .transformToUniAndConcatenate(
                        nested -> turns.take(session, nested.id(), new Trigger.TakenBack()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static StackUpdate update(Stack root, NewStack request) {
        return new StackUpdate(
                root.projectId(),
                root.id(),
                false,
                request.template(),
                request.environment(),
                request.files(),
                Set.of(),
                request.tags(),
                request.timeoutMinutes(),
                request.disableRollback());
    }
}
