package io.hearth.stackapi.stack;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** {@link Stacks} out of PostgreSQL. */
@ApplicationScoped
class StoredStacks implements Stacks {
    private static final String VISIBLE = "(projectId = ?1 or domainProjectId = ?1)";

    private final Mutiny.SessionFactory sessions;
    private final StackStore store;

    StoredStacks(Mutiny.SessionFactory sessions, StackStore store) {
        this.sessions = sessions;
        this.store = store;
    }

    @Override
    public Uni<Optional<Stack>> find(String projectId, String nameOrId) {
        return sessions.withSession(
                session ->
                        session.createQuery(
                                        "from StackRow where "
                                                + VISIBLE
                                                + " and (id = ?2 or (name = ?2 and deletedAt is"
                                                + " null)) order by case when id = ?2 then 0 else 1"
                                                + " end",
                                        StackRow.class)
                                .setParameter(1, projectId)
                                .setParameter(2, nameOrId)
                                .setMaxResults(1)
                                .getSingleResultOrNull()
                                .map(StoredStacks::stack));
    }

    @Override
    public Uni<Optional<Stack>> find(String projectId, String name, String id) {
        return sessions.withSession(
                session ->
                        session.createQuery(
                                        "from StackRow where "
                                                + VISIBLE
                                                + " and id = ?2 and name = ?3",
                                        StackRow.class)
                                .setParameter(1, projectId)
                                .setParameter(2, id)
                                .setParameter(3, name)
                                .getSingleResultOrNull()
                                .map(StoredStacks::stack));
    }

    @Override
    public Uni<Optional<Stack>> findByResource(String projectId, String physicalId) {
        return sessions.withSession(
                session ->
                        session.createQuery(
                                        "from StackRow s where s.projectId = ?1 and s.deletedAt is"
                                                + " null and exists (select 1 from ResourceRow r"
                                                + " where r.stackId = s.id and r.physicalId = ?2"
                                                + " and r.current = true)"
                                                + " order by s.createdAt desc, s.id",
                                        StackRow.class)
                                .setParameter(1, projectId)
                                .setParameter(2, physicalId)
                                .setMaxResults(1)
                                .getSingleResultOrNull()
                                .map(StoredStacks::stack));
    }

    @Override
    public Uni<Optional<Stack>> findAnywhere(String name, String id) {
        return sessions.withSession(session -> store.find(session, id))
                .map(found -> found.filter(stack -> stack.name().equals(name)));
    }

    @Override
    public Uni<List<Stack>> list(StackQuery query) {
        return sessions.withSession(
                session ->
                        StackListing.page(query)
                                .on(session, StackRow.class)
                                .getResultList()
                                .map(rows -> rows.stream().map(StackRow::toStack).toList()));
    }

    @Override
    public Uni<Long> count(StackQuery query) {
        return sessions.withSession(
                session -> StackListing.count(query).on(session, Long.class).getSingleResult());
    }

    @Override
    public Uni<List<Resource>> resources(String stackId) {
        return sessions.withSession(session -> store.all(session, stackId))
                .map(all -> all.stream().filter(StoredStacks::stands).toList());
    }

    @Override
    public Uni<List<Resource>> identities(String stackId) {
        return sessions.withSession(session -> store.withIdentity(session, stackId));
    }

    @Override
    public Uni<Optional<Resource>> resource(String stackId, String name) {
        return sessions.withSession(session -> store.named(session, stackId, List.of(name)))
                .map(found -> found.stream().filter(StoredStacks::stands).findFirst());
    }

    /** What is deleted is shown as long as it waits at a hook. */
    private static boolean stands(Resource resource) {
        boolean waits = resource.substance().waitingFor() != null;
        return resource.current() && (!resource.state().deleted() || waits);
    }

    @Override
    public Uni<List<StackEvent>> events(EventQuery query) {
        return sessions.withSession(
                session ->
                        StackListing.events(query)
                                .on(session, EventRow.class)
                                .getResultList()
                                .map(rows -> rows.stream().map(EventRow::toEvent).toList()));
    }

    @Override
    public Uni<Optional<StackEvent>> event(String stackId, String resourceName, String eventId) {
        return sessions.withSession(
                session ->
                        session.createQuery(
                                        "from EventRow where id = ?1 and stackId = ?2"
                                                + " and resourceName = ?3",
                                        EventRow.class)
                                .setParameter(1, eventId)
                                .setParameter(2, stackId)
                                .setParameter(3, resourceName)
                                .getSingleResultOrNull()
                                .map(row -> Optional.ofNullable(row).map(EventRow::toEvent)));
    }

    @Override
    public Uni<StackDocument> document(Stack stack) {
        return sessions.withSession(session -> store.latestDocument(session, stack));
    }

    private static Optional<Stack> stack(@org.jspecify.annotations.Nullable StackRow row) {
        return Optional.ofNullable(row).map(StackRow::toStack);
    }
}
