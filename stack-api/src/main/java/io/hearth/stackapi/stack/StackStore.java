package io.hearth.stackapi.stack;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes stacks within the engine's transaction. Whoever changes anything of a stack
 * holds its row's lock.
 */
@ApplicationScoped
public class StackStore {
    /** What stands in the way of a new stack: how many live ones there are, and of its name. */
    public record Occupancy(long live, boolean nameTaken) {}

    private final EventStore events;

    StackStore(EventStore events) {
        this.events = events;
    }

    public Uni<Occupancy> occupancy(Mutiny.Session session, String projectId, String name) {
        return session.createNativeQuery(
                        "select count(*), count(*) filter (where name = ?2) from stack"
                                + " where project_id = ?1 and deleted_at is null and parent_id is null",
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

    /** All stacks of a tree, those included that are deleted; held likewise. */
    public Uni<List<Stack>> lockTree(Mutiny.Session session, String rootId) {
        return session.createQuery("from StackRow where rootId = ?1 order by id", StackRow.class)
                .setParameter(1, rootId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .map(rows -> rows.stream().map(StackRow::toStack).toList());
    }

    /** A stack as it is stored, not held. */
    public Uni<Optional<Stack>> find(Mutiny.Session session, String stackId) {
        return session.find(StackRow.class, stackId)
                .map(row -> Optional.ofNullable(row).map(StackRow::toStack));
    }

    public Uni<List<Resource>> all(Mutiny.Session session, String stackId) {
        return resources(
                session.createQuery(
                                "from ResourceRow where stackId = ?1 order by position, generation",
                                ResourceRow.class)
                        .setParameter(1, stackId));
    }

    /** All with an identity that is not removed yet. */
    public Uni<List<Resource>> withIdentity(Mutiny.Session session, String stackId) {
        return resources(
                session.createQuery(
                                "from ResourceRow where stackId = ?1 and identityWanted"
                                        + " order by position, generation",
                                ResourceRow.class)
                        .setParameter(1, stackId));
    }

    /** All of these names, those included that are replaced and not removed yet. */
    public Uni<List<Resource>> named(
            Mutiny.Session session, String stackId, Collection<String> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return resources(
                session.createQuery(
                                "from ResourceRow where stackId = ?1 and name in ?2"
                                        + " order by position, generation",
                                ResourceRow.class)
                        .setParameter(1, stackId)
                        .setParameter(2, names));
    }

    /** A resource, and those that wait for something of it. */
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

    /** What is in progress, and what waits, as at a hook between two steps. */
    public Uni<List<Resource>> inProgress(Mutiny.Session session, String stackId) {
        return resources(
                session.createQuery(
                                "from ResourceRow where stackId = ?1"
                                        + " and (status = 'IN_PROGRESS' or waitingFor is not null)"
                                        + " order by position",
                                ResourceRow.class)
                        .setParameter(1, stackId));
    }

    /** What an epoch has replaced or left out, and what is half removed of earlier ones. */
    public Uni<List<Resource>> obsolete(Mutiny.Session session, String stackId, long epoch) {
        return resources(
                session.createQuery(
                                "from ResourceRow where stackId = ?1"
                                        + " and (current = false or epoch < ?2)"
                                        + " order by position, generation",
                                ResourceRow.class)
                        .setParameter(1, stackId)
                        .setParameter(2, epoch));
    }

    /** What a stack was made from in an epoch that brought a document; empty once forgotten. */
    public Uni<Optional<StackDocument>> document(
            Mutiny.Session session, String stackId, long epoch) {
        return session.find(DocumentRow.class, new DocumentRow.Key(stackId, epoch))
                .map(row -> Optional.ofNullable(row).map(DocumentRow::toDocument));
    }

    /**
     * What a stack is made from at this moment: whoever has read the stack without a lock may find
     * that what it was made from then is forgotten.
     *
     * @return fails with {@link StackException} for a stack that is not there any more
     */
    public Uni<StackDocument> latestDocument(Mutiny.Session session, Stack stack) {
        return session.createQuery(
                        "select d from DocumentRow d join StackRow s"
                                + " on s.id = d.stackId and s.documentEpoch = d.epoch"
                                + " where d.stackId = ?1",
                        DocumentRow.class)
                .setParameter(1, stack.id())
                .getSingleResultOrNull()
                .map(
                        row ->
                                Optional.ofNullable(row)
                                        .orElseThrow(() -> StackException.noStack(stack.name()))
                                        .toDocument());
    }

    public Uni<Void> insert(
            Mutiny.Session session, String stackId, long epoch, StackDocument document) {
        return session.persist(new DocumentRow(stackId, epoch, document));
    }

    /** Removes the documents of all epochs but one. */
    public Uni<Void> forgetDocuments(Mutiny.Session session, String stackId, long but) {
        return run(
                        session,
                        "delete from stack_document where stack_id = ?1 and epoch <> ?2"
                                + " returning 1",
                        stackId,
                        but)
                .replaceWithVoid();
    }

    public Uni<Void> insert(Mutiny.Session session, Stack stack) {
        return session.persist(new StackRow(stack));
    }

    /** Stores what has changed of a stack that the session holds. */
    public Uni<Void> update(Mutiny.Session session, Stack stack) {
        return session.find(StackRow.class, stack.id())
                .invoke(row -> row.apply(stack))
                .replaceWithVoid();
    }

    public Uni<Void> insert(Mutiny.Session session, Collection<Resource> added) {
        return session.persistAll(added.stream().map(ResourceRow::new).toArray());
    }

    /** Stores what has changed of resources that the session holds. */
    public Uni<Void> update(Mutiny.Session session, Collection<Resource> changed) {
        return eachOf(
                changed,
                resource ->
                        held(session, resource)
                                .invoke(row -> row.apply(resource))
                                .replaceWithVoid());
    }

    /** Removes resources that the session holds. */
    public Uni<Void> remove(Mutiny.Session session, Collection<Resource> gone) {
        return eachOf(gone, resource -> held(session, resource).chain(session::remove));
    }

    /** Asks the database nothing, since the session has loaded the resource before. */
    private static Uni<ResourceRow> held(Mutiny.Session session, Resource resource) {
        return session.find(ResourceRow.class, resource.id());
    }

    private static Uni<Void> eachOf(
            Collection<Resource> resources, Function<Resource, Uni<? extends Void>> work) {
        return Multi.createFrom()
                .iterable(resources)
                .onItem()
                .transformToUniAndConcatenate(work)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Adds events of one stack; its oldest may go. */
    public Uni<Void> record(Mutiny.Session session, List<StackEvent> happened) {
        return happened.isEmpty() ? Uni.createFrom().voidItem() : events.add(session, happened);
    }

    /**
     * Sets timers, over those that the resources have.
     *
     * @param due resource name, empty for the stack itself, to when it is to be looked at
     */
    public Uni<Void> setTimers(
            Mutiny.Session session, String stackId, Map<String, @Nullable Instant> due) {
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : run(
                                session,
                                "insert into timer (stack_id, resource, due_at)"
                                        + " select ?1, t.key, cast(t.value as timestamptz)"
                                        + " from json_each_text(cast(cast(?2 as text) as json)) t"
                                        + " on conflict (stack_id, resource) do update"
                                        + " set due_at = excluded.due_at returning 1",
                                stackId,
                                JsonText.write(texts(due)))
                        .replaceWithVoid();
    }

    private static Map<String, String> texts(Map<String, @Nullable Instant> due) {
        Map<String, String> texts = new HashMap<>();
        due.forEach((resource, when) -> texts.put(resource, String.valueOf(when)));
        return texts;
    }

    public Uni<Void> clearTimers(
            Mutiny.Session session, String stackId, Collection<String> resources) {
        return resources.isEmpty()
                ? Uni.createFrom().voidItem()
                : run(
                                session,
                                "delete from timer where stack_id = ?1 and resource in"
                                        + " (select json_array_elements_text(cast(cast(?2 as text) as json)))"
                                        + " returning 1",
                                stackId,
                                JsonText.write(List.copyOf(resources)))
                        .replaceWithVoid();
    }

    /** Removes all timers but those that are news of other stacks of the tree. */
    public Uni<Void> clearTimers(Mutiny.Session session, String stackId) {
        return run(
                        session,
                        "delete from timer where stack_id = ?1 and resource not like '/%'"
                                + " returning 1",
                        stackId)
                .replaceWithVoid();
    }

    /**
     * Notes requests that signal resources, in one statement.
     *
     * @return those that have not been noted before
     */
    public Uni<Set<SignalRequest>> acceptRequests(
            Mutiny.Session session, String stackId, Collection<SignalRequest> requests) {
        return requests.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : session.createNativeQuery(
                                "insert into signal_request (stack_id, resource, request_key)"
                                        + " select ?1, t.resource, t.key"
                                        + " from json_to_recordset(cast(cast(?2 as text) as json))"
                                        + " as t (resource text, key text)"
                                        + " on conflict do nothing returning resource, request_key",
                                Object[].class)
                        .setParameter(1, stackId)
                        .setParameter(2, JsonText.write(requests))
                        .getResultList()
                        .map(
                                rows ->
                                        rows.stream()
                                                .map(
                                                        row ->
                                                                new SignalRequest(
                                                                        (String) row[0],
                                                                        (String) row[1]))
                                                .collect(Collectors.toSet()));
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
