package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    private final int stacksPerProject;
    private final int resourcesPerStack;

    TransactionalEngine(
            Mutiny.SessionFactory sessions,
            StackStore store,
            Planner planner,
            Blueprints blueprints,
            Turns turns,
            @ConfigProperty(name = "hearth.limit.stacks-per-project") int stacksPerProject,
            @ConfigProperty(name = "hearth.limit.resources-per-stack") int resourcesPerStack) {
        this.sessions = sessions;
        this.store = store;
        this.planner = planner;
        this.blueprints = blueprints;
        this.turns = turns;
        this.stacksPerProject = stacksPerProject;
        this.resourcesPerStack = resourcesPerStack;
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

    private static void checkOwner(Optional<Stack> stack, String projectId, String stackId) {
        if (stack.filter(found -> found.projectId().equals(projectId)).isEmpty()) {
            throw StackException.noStack(stackId);
        }
    }

    private Uni<Stack> plan(NewStack request) {
        planner.checkName(request.name());
        String id = UUID.randomUUID().toString();
        Blueprint blueprint =
                blueprints.make(
                        request.template(),
                        request.environment(),
                        request.files(),
                        request.owner().projectId(),
                        request.name(),
                        id);
        if (blueprint.template().resources().size() > resourcesPerStack) {
            throw StackException.overLimit(
                    "Request limit exceeded: Maximum resources per stack exceeded.");
        }
        planner.check(blueprint);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        NewStack wanted = request.with(blueprint.template());
        Stack stack = planner.stack(id, wanted, now);
        List<Resource> resources = planner.resources(id, wanted, now);
        StackDocument document = blueprints.document(id, blueprint);
        return sessions.withTransaction(
                        session ->
                                admit(session, stack)
                                        .chain(
                                                () ->
                                                        turns.first(
                                                                session, stack, resources,
                                                                blueprint, document)))
                .onFailure(TransactionalEngine::nameTaken)
                .transform(e -> StackException.exists(request.name()))
                .invoke(created -> blueprints.keep(id, blueprint));
    }

    private Uni<Void> admit(Mutiny.Session session, Stack stack) {
        return store.occupancy(session, stack.projectId(), stack.name())
                .invoke(
                        occupancy -> {
                            if (occupancy.nameTaken()) {
                                throw StackException.exists(stack.name());
                            }
                            if (occupancy.live() >= stacksPerProject) {
                                throw StackException.overLimit(
                                        ("Request limit exceeded: You have reached the maximum"
                                                        + " stacks per tenant, %d. Please delete"
                                                        + " some stacks.")
                                                .formatted(stacksPerProject));
                            }
                        })
                .replaceWithVoid();
    }

    /** Two creates of one name at the same moment: the index lets one of them pass. */
    private static boolean nameTaken(Throwable failure) {
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
