package io.hearth.stackapi.engine;

import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.stack.Status;
import io.hearth.stackapi.trust.Owner;
import io.hearth.stackapi.trust.Trust;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** {@link StackEngine} on PostgreSQL. */
@ApplicationScoped
class TransactionalEngine implements StackEngine {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Mutiny.SessionFactory sessions;
    private final StackStore store;
    private final Planner planner;
    private final Blueprints blueprints;
    private final Turns turns;
    private final TreeCheck trees;
    private final Limits limits;
    private final Trusting trusting;
    private final MarkGuard marks;

    TransactionalEngine(
            Mutiny.SessionFactory sessions,
            StackStore store,
            Planner planner,
            Blueprints blueprints,
            Turns turns,
            TreeCheck trees,
            Limits limits,
            Trusting trusting,
            MarkGuard marks) {
        this.sessions = sessions;
        this.store = store;
        this.planner = planner;
        this.blueprints = blueprints;
        this.turns = turns;
        this.trees = trees;
        this.limits = limits;
        this.trusting = trusting;
        this.marks = marks;
    }

    @Override
    public Uni<Stack> create(NewStack request, Owner owner) {
        return Uni.createFrom().deferred(() -> plan(request, owner));
    }

    @Override
    public Uni<Void> delete(String projectId, String stackId, Owner owner) {
        return request(
                projectId,
                stackId,
                owner,
                (session, stack) -> Uni.createFrom().item(new Trigger.DeletionRequested()));
    }

    /** What may do something with the caller's authority. */
    private Uni<Void> request(
            String projectId,
            String stackId,
            Owner owner,
            BiFunction<Mutiny.Session, Stack, Uni<Trigger>> decide) {
        return trusting.run(
                        projectId,
                        stackId,
                        owner,
                        trust ->
                                sessions.withTransaction(
                                        session ->
                                                hold(session, projectId, stackId)
                                                        .chain(
                                                                stack ->
                                                                        trusting.go(
                                                                                session,
                                                                                stack,
                                                                                owner,
                                                                                trust,
                                                                                false,
                                                                                () ->
                                                                                        take(
                                                                                                session,
                                                                                                stack,
                                                                                                decide
                                                                                                        .apply(
                                                                                                                session,
                                                                                                                stack))))))
                .replaceWithVoid();
    }

    private Uni<Stack> hold(Mutiny.Session session, String projectId, String stackId) {
        return store.lock(session, stackId)
                .invoke(stack -> checkOwner(stack, projectId, stackId))
                .map(Optional::orElseThrow);
    }

    @Override
    public Uni<Void> act(String projectId, String stackId, Action action) {
        return request(
                projectId,
                stackId,
                stack -> {
                    if (stack.state().is(action, Status.COMPLETE) && action != Action.CHECK) {
                        return Optional.empty(); // as it is wanted already
                    }
                    if (stack.state().inProgress()) {
                        throw StackException.inProgress(stack);
                    }
                    if (action == Action.CHECK && stack.state().action() == Action.SUSPEND) {
                        // it would look as if it were not suspended, and its users rest
                        throw StackException.notSupported("Checking a stack when it is suspended");
                    }
                    return Optional.of(new Trigger.ActionRequested(action));
                });
    }

    @Override
    public Uni<Void> cancel(String projectId, String stackId, boolean rollback, Owner owner) {
        return rollback
                ? request(
                        projectId,
                        stackId,
                        owner,
                        (session, stack) -> {
                            checkCancellable(stack, true);
                            return marks.checkRollback(session, stack, owner)
                                    .replaceWith(new Trigger.RollbackRequested());
                        })
                : request(
                        projectId,
                        stackId,
                        stack -> {
                            checkCancellable(stack, false);
                            return Optional.of(new Trigger.StopRequested());
                        });
    }

    private static void checkCancellable(Stack stack, boolean rollback) {
        Action action = stack.state().action();
        boolean may = action == Action.UPDATE || (!rollback && action == Action.CREATE);
        if (!may || !stack.state().inProgress()) {
            throw StackException.notSupported(
                    "Cancelling update when stack is " + stack.state().text());
        }
    }

    @Override
    public Uni<Void> markUnhealthy(
            String projectId, String stackId, String resource, boolean unhealthy, String reason) {
        Trigger marked = new Trigger.HealthMarked(resource, unhealthy, reason);
        return request(projectId, stackId, stack -> Optional.of(marked));
    }

    @Override
    public Uni<Void> rotate(String projectId, String stackId, String resource, boolean atOnce) {
        Trigger rotation = new Trigger.RotationRequested(resource, atOnce);
        return request(projectId, stackId, stack -> Optional.of(rotation));
    }

    private Uni<Void> request(
            String projectId, String stackId, Function<Stack, Optional<Trigger>> decide) {
        return sessions.withTransaction(
                session ->
                        hold(session, projectId, stackId)
                                .map(decide)
                                .chain(
                                        trigger ->
                                                trigger.isEmpty()
                                                        ? Uni.createFrom().voidItem()
                                                        : turns.take(
                                                                session, stackId, trigger.get())));
    }

    @Override
    public Uni<Stack> update(StackUpdate request, Owner owner) {
        return trusting.run(
                request.projectId(),
                request.stackId(),
                owner,
                trust -> update(request, owner, trust));
    }

    private Uni<Trusting.Attempt> update(StackUpdate request, Owner owner, @Nullable Trust trust) {
        return sessions.withTransaction(
                session ->
                        hold(session, request.projectId(), request.stackId())
                                .invoke(TransactionalEngine::checkUpdatable)
                                .chain(stack -> update(session, stack, request, owner, trust)));
    }

    private Uni<Trusting.Attempt> update(
            Mutiny.Session session,
            Stack stack,
            StackUpdate request,
            Owner owner,
            @Nullable Trust trust) {
        return blueprints
                .of(session, stack)
                .chain(
                        now -> {
                            Blueprint wanted =
                                    blueprints.updated(
                                            stack, request, now, Reader.of(owner, stack));
                            boolean needsTrust = trees.check(stack.projectId(), wanted, owner);
                            Trigger trigger = update(stack, request, wanted);
                            return trusting.go(
                                    session,
                                    stack,
                                    owner,
                                    trust,
                                    needsTrust,
                                    () -> take(session, stack, trigger));
                        });
    }

    private Uni<Stack> take(Mutiny.Session session, Stack stack, Uni<Trigger> decided) {
        return decided.chain(trigger -> take(session, stack, trigger));
    }

    private Uni<Stack> take(Mutiny.Session session, Stack stack, Trigger trigger) {
        return turns.take(session, stack.id(), trigger)
                .chain(() -> store.lock(session, stack.id()))
                .map(Optional::orElseThrow);
    }

    private Trigger update(Stack stack, StackUpdate request, Blueprint wanted) {
        boolean existing = request.existing();
        Boolean disableRollback = request.disableRollback();
        return new Trigger.UpdateRequested(
                new StackChange(
                        blueprints.document(stack.id(), wanted),
                        wanted.template().description(),
                        request.tags() == null && existing ? stack.tags() : request.tags(),
                        request.timeoutMinutes() == null
                                ? stack.timeoutMinutes()
                                : request.timeoutMinutes(),
                        disableRollback == null ? stack.disableRollback() : disableRollback),
                wanted);
    }

    /** Checks what an update asks for; {@code now} is what the stack is made from before. */
    Blueprint blueprint(Stack stack, StackUpdate request, Blueprint now, Owner caller) {
        Blueprint wanted = blueprints.updated(stack, request, now, Reader.of(caller, stack));
        check(stack.projectId(), wanted, caller);
        return wanted;
    }

    static void checkUpdatable(Stack stack) {
        switch (stack.state().action()) {
            case SUSPEND ->
                    throw StackException.notSupported("Updating a stack when it is suspended");
            case DELETE ->
                    throw StackException.notSupported("Updating a stack when it is deleting");
            default -> {}
        }
    }

    private static void checkOwner(Optional<Stack> stack, String projectId, String stackId) {
        if (stack.filter(found -> found.projectId().equals(projectId)).isEmpty()) {
            throw StackException.noStack(stackId);
        }
    }

    private Uni<Stack> plan(NewStack request, Owner owner) {
        String id = UUID.randomUUID().toString();
        Blueprint blueprint = make(id, request);
        boolean needsTrust = trees.check(request.owner().projectId(), blueprint, owner);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Stack stack = planner.stack(id, request.with(blueprint.template()), now);
        return needsTrust
                ? trusting.making(
                        Trusting.ref(stack), owner, trust -> store(stack, blueprint, trust))
                : store(stack, blueprint, null);
    }

    private Uni<Stack> store(Stack stack, Blueprint blueprint, @Nullable Trust trust) {
        StackDocument document = blueprints.document(stack.id(), blueprint);
        return sessions.withTransaction(
                        session ->
                                admit(session, stack)
                                        .chain(() -> trusting.keep(session, stack, trust))
                                        .chain(
                                                () ->
                                                        turns.first(
                                                                session, stack, blueprint,
                                                                document)))
                .onFailure(TransactionalEngine::nameTaken)
                .transform(e -> StackException.exists(stack.name()))
                .invoke(
                        created ->
                                blueprints.keep(
                                        stack.id(), Stack.Plan.FIRST.document(), blueprint));
    }

    /** Checks what a request asks for, as far as it can be before anything exists. */
    Blueprint blueprint(String id, NewStack request, Owner caller) {
        Blueprint blueprint = make(id, request);
        check(request.owner().projectId(), blueprint, caller);
        return blueprint;
    }

    private Blueprint make(String id, NewStack request) {
        planner.checkName(request.name());
        return blueprints.make(
                request.template(),
                request.environment(),
                request.files(),
                request.owner().projectId(),
                request.name(),
                id);
    }

    /** As {@link TreeCheck#check}. */
    boolean check(String projectId, Blueprint blueprint, Owner caller) {
        return trees.check(projectId, blueprint, caller);
    }

    /** Refuses a stack of a name that is taken, or one too many. */
    Uni<Void> admit(Mutiny.Session session, Stack stack) {
        int most = limits.maxStacksPerTenant(stack.projectId());
        return store.occupancy(session, stack.projectId(), stack.name())
                .invoke(
                        occupancy -> {
                            if (occupancy.nameTaken()) {
                                throw StackException.exists(stack.name());
                            }
                            if (occupancy.live() >= most) {
                                throw StackException.overLimit(
                                        ("Request limit exceeded: You have reached the maximum"
                                                        + " stacks per tenant, %d. Please delete"
                                                        + " some stacks.")
                                                .formatted(most));
                            }
                        })
                .replaceWithVoid();
    }

    /** Two creates of one name at the same moment: the index lets one of them pass. */
    static boolean nameTaken(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException error
                    && UNIQUE_VIOLATION.equals(error.getSqlState())
                    && "stack_live_name".equals(error.getConstraint())) {
                return true;
            }
        }
        return false;
    }
}
