package io.hearth.stackapi.stack;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads and writes stacks within the engine's transaction. Whoever changes anything of a stack
 * holds its row's lock.
 */
@ApplicationScoped
public class StackStore {
    /** What stands in the way of a new stack: how many live ones there are, and of its name. */
    public record Occupancy(long live, boolean nameTaken) {}

    public Uni<Occupancy> occupancy(Mutiny.Session session, String projectId, String name) {
        return session.createNativeQuery(
                        "select count(*), count(*) filter (where name = ?2) from stack"
                                + " where project_id = ?1 and deleted_at is null",
                        Object[].class)
                .setParameter(1, projectId)
                .setParameter(2, name)
                .getSingleResult()
                .map(
                        row ->
                                new Occupancy(
                                        ((Number) row[0]).longValue(),
                                        ((Number) row[1]).longValue() > 0));
    }

    /** A stack, held until the end of the transaction. */
    public Uni<Optional<Stack>> lock(Mutiny.Session session, String stackId) {
        return session.find(StackRow.class, stackId, LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(StackRow::toStack));
    }

    public Uni<List<Resource>> all(Mutiny.Session session, String stackId) {
        return resources(
                session.createQuery(
                                "from ResourceRow where stackId = ?1 order by position",
                                ResourceRow.class)
                        .setParameter(1, stackId));
    }

    public Uni<List<Resource>> named(
            Mutiny.Session session, String stackId, Collection<String> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return resources(
                session.createQuery(
                                "from ResourceRow where stackId = ?1 and name in ?2"
                                        + " order by position",
                                ResourceRow.class)
                        .setParameter(1, stackId)
                        .setParameter(2, names));
    }

    /** A resource and those that wait for something of it. */
    public Uni<List<Resource>> namedOrWaiting(
            Mutiny.Session session, String stackId, String name, String waitingFor) {
        return resources(
                session.createQuery(
                                "from ResourceRow where stackId = ?1"
                                        + " and (name = ?2 or waitingFor = ?3) order by position",
                                ResourceRow.class)
                        .setParameter(1, stackId)
                        .setParameter(2, name)
                        .setParameter(3, waitingFor));
    }

    public Uni<List<Resource>> inProgress(Mutiny.Session session, String stackId) {
        return resources(
                session.createQuery(
                                "from ResourceRow where stackId = ?1 and status = 'IN_PROGRESS'"
                                        + " order by position",
                                ResourceRow.class)
                        .setParameter(1, stackId));
    }

    public Uni<StackDocument> document(Mutiny.Session session, String stackId) {
        return session.find(DocumentRow.class, stackId).map(DocumentRow::toDocument);
    }

    /** Inserts a stack as it is after its first decisions; resources in the template's order. */
    public Uni<Void> insert(
            Mutiny.Session session,
            Stack stack,
            StackDocument document,
            Collection<Resource> resources) {
        List<Object> rows = new ArrayList<>();
        rows.add(new StackRow(stack));
        rows.add(new DocumentRow(stack.id(), document));
        int position = 0;
        for (Resource resource : resources) {
            rows.add(new ResourceRow(resource, position++));
        }
        return session.persistAll(rows.toArray());
    }

    /** Stores what has changed of a stack that the session holds. */
    public Uni<Void> update(Mutiny.Session session, Stack stack, Collection<Resource> changed) {
        return session.find(StackRow.class, stack.id())
                .invoke(row -> row.apply(stack))
                .chain(() -> update(session, changed));
    }

    private static Uni<Void> update(Mutiny.Session session, Collection<Resource> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // the session has loaded them all before, so this asks the database nothing
        return Multi.createFrom()
                .iterable(changed)
                .onItem()
                .transformToUniAndConcatenate(
                        resource ->
                                session.find(ResourceRow.class, resource.id())
                                        .invoke(row -> row.apply(resource)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    public Uni<Void> record(Mutiny.Session session, List<StackEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.persistAll(events.stream().map(EventRow::new).toArray());
    }

    /** Sets a timer, over one that the resource has; an empty resource means the stack itself. */
    public Uni<Void> setTimer(
            Mutiny.Session session, String stackId, String resource, Instant due) {
        return run(
                        session,
                        "insert into timer (stack_id, resource, due_at) values (?1, ?2, ?3)"
                                + " on conflict (stack_id, resource) do update"
                                + " set due_at = excluded.due_at returning 1",
                        stackId,
                        resource,
                        due)
                .replaceWithVoid();
    }

    public Uni<Void> clearTimer(Mutiny.Session session, String stackId, String resource) {
        return run(
                        session,
                        "delete from timer where stack_id = ?1 and resource = ?2 returning 1",
                        stackId,
                        resource)
                .replaceWithVoid();
    }

    public Uni<Void> clearTimers(Mutiny.Session session, String stackId) {
        return run(session, "delete from timer where stack_id = ?1 returning 1", stackId)
                .replaceWithVoid();
    }

    /** Notes a request that signals a resource; false when the same one has been noted before. */
    public Uni<Boolean> acceptRequest(
            Mutiny.Session session, String stackId, String resource, String requestKey) {
        return run(
                        session,
                        "insert into signal_request (stack_id, resource, request_key)"
                                + " values (?1, ?2, ?3) on conflict do nothing returning 1",
                        stackId,
                        resource,
                        requestKey)
                .map(touched -> touched == 1);
    }

    /**
     * Runs a statement that returns a row for each that it touches. As a query, since Hibernate
     * Reactive warns of what it does not clean up after an {@code executeUpdate}.
     */
    private static Uni<Integer> run(Mutiny.Session session, String sql, Object... parameters) {
        Mutiny.SelectionQuery<Integer> query = session.createNativeQuery(sql, Integer.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList().map(List::size);
    }

    private static Uni<List<Resource>> resources(Mutiny.SelectionQuery<ResourceRow> query) {
        return query.getResultList()
                .map(rows -> rows.stream().map(ResourceRow::toResource).toList());
    }
}
