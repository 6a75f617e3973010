package io.hearth.stackapi.snapshot;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and writes snapshots. Whoever adds or removes one holds its stack's row. */
@ApplicationScoped
public class SnapshotStore {
    public Uni<Long> count(Mutiny.Session session, String stackId) {
        return session.createQuery(
                        "select count(*) from SnapshotRow where stackId = ?1", Long.class)
                .setParameter(1, stackId)
                .getSingleResult();
    }

    public Uni<Void> insert(Mutiny.Session session, Snapshot snapshot) {
        return session.persist(new SnapshotRow(snapshot));
    }

    /** Those of a stack, the oldest first. */
    public Uni<List<Snapshot>> all(Mutiny.Session session, String stackId) {
        return session.createQuery(
                        "from SnapshotRow where stackId = ?1 order by createdAt, id",
                        SnapshotRow.class)
                .setParameter(1, stackId)
                .getResultList()
                .map(rows -> rows.stream().map(SnapshotRow::toSnapshot).toList());
    }

    public Uni<Optional<Snapshot>> find(Mutiny.Session session, String stackId, String id) {
        return row(session, stackId, id).map(found -> found.map(SnapshotRow::toSnapshot));
    }

    /** False when there is none. */
    public Uni<Boolean> remove(Mutiny.Session session, String stackId, String id) {
        return row(session, stackId, id)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : session.remove(found.get()).replaceWith(true));
    }

    private static Uni<Optional<SnapshotRow>> row(
            Mutiny.Session session, String stackId, String id) {
        return session.createQuery(
                        "from SnapshotRow where stackId = ?1 and id = ?2", SnapshotRow.class)
                .setParameter(1, stackId)
                .setParameter(2, id)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }
}
