package io.hearth.stackapi.engine;

import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.stack.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
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

    TransactionalEngine(
            Mutiny.SessionFactory sessions,
            StackStore store,
            Planner planner,
            Blueprints blueprints,
            Turns turns,
            TreeCheck trees,
            Limits limits) {
        this.sessions = sessions;
        this.store = store;
        this.planner = planner;
        this.blueprints = blueprints;
        this.turns = turns;
        this.trees = trees;
        this.limits = limits;
    }

    @Override
    public Uni<Stack> create(NewStack request) {
        return Uni.createFrom().deferred(() -> plan(request));
    }

    @Override
    public Uni<Void> delete(String projectId, String stackId) {
        return sessions.withTransaction(
                session ->
                        store.lock(session, stackId)
                                .invoke(stack -> checkOwner(stack, projectId, stackId))
                                .chain(
                                        () ->
                                                turns.take(
                                                        session,
                                                        stackId,
                                                        new Trigger.DeletionRequested())));
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
                    return Optional.of(new Trigger.ActionRequested(action));
                });
    }

    @Override
    public Uni<Void> cancel(String projectId, String stackId, boolean rollback) {
        return request(
                projectId,
                stackId,
                stack -> {
                    Action action = stack.state().action();
                    boolean may = action == Action.UPDATE || (!rollback && action == Action.CREATE);
                    if (!may || !stack.state().inProgress()) {
                        throw StackException.notSupported(
                                "Cancelling update when stack is " + stack.state().text());
                    }
                    return Optional.of(
                            rollback
                                    ? new Trigger.RollbackRequested()
                                    : new Trigger.StopRequested());
                });
    }

    @Override
    public Uni<Void> markUnhealthy(
            String projectId, String stackId, String resource, boolean unhealthy, String reason) {
        Trigger marked = new Trigger.HealthMarked(resource, unhealthy, reason);
        return request(projectId, stackId, stack -> Optional.of(marked));
    }

    private Uni<Void> request(
            String projectId, String stackId, Function<Stack, Optional<Trigger>> decide) {
        return sessions.withTransaction(
                session ->
                        store.lock(session, stackId)
                                .invoke(stack -> checkOwner(stack, projectId, stackId))
                                .map(stack -> decide.apply(stack.orElseThrow()))
                                .chain(
                                        trigger ->
                                                trigger.isEmpty()
                                                        ? Uni.createFrom().voidItem()
                                                        : turns.take(
                                                                session, stackId, trigger.get())));
    }

    @Override
    public Uni<Stack> update(StackUpdate request) {
        return sessions.withTransaction(
                session ->
                        store.lock(session, request.stackId())
                                .invoke(
                                        stack ->
                                                checkOwner(
                                                        stack,
                                                        request.projectId(),
                                                        request.stackId()))
                                .map(Optional::orElseThrow)
                                .invoke(TransactionalEngine::checkUpdatable)
                                .chain(
                                        stack ->
                                                blueprints
                                                        .of(session, stack)
                                                        .map(now -> update(stack, request, now)))
                                .chain(trigger -> turns.take(session, request.stackId(), trigger))
                                .chain(() -> store.lock(session, request.stackId()))
                                .map(Optional::orElseThrow));
    }

    private Trigger update(Stack stack, StackUpdate request, Blueprint now) {
        Blueprint wanted = blueprint(stack, request, now);
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
    Blueprint blueprint(Stack stack, StackUpdate request, Blueprint now) {
        Blueprint wanted = blueprints.updated(stack, request, now);
        check(stack.projectId(), wanted);
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

    private Uni<Stack> plan(NewStack request) {
        String id = UUID.randomUUID().toString();
        Blueprint blueprint = blueprint(id, request);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        NewStack wanted = request.with(blueprint.template());
        Stack stack = planner.stack(id, wanted, now);
        StackDocument document = blueprints.document(id, blueprint);
        return sessions.withTransaction(
                        session ->
                                admit(session, stack)
                                        .chain(
                                                () ->
                                                        turns.first(
                                                                session, stack, blueprint,
                                                                document)))
                .onFailure(TransactionalEngine::nameTaken)
                .transform(e -> StackException.exists(request.name()))
                .invoke(created -> blueprints.keep(id, Stack.Plan.FIRST.document(), blueprint));
    }

    /** Checks what a request asks for, as far as it can be before anything exists. */
    Blueprint blueprint(String id, NewStack request) {
        planner.checkName(request.name());
        Blueprint blueprint =
                blueprints.make(
                        request.template(),
                        request.environment(),
                        request.files(),
                        request.owner().projectId(),
                        request.name(),
                        id);
        check(request.owner().projectId(), blueprint);
        return blueprint;
    }

    void check(String projectId, Blueprint blueprint) {
        trees.check(projectId, blueprint);
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
