package io.hearth.stackapi.trust;

import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** One trust for each stack tree that has one. */
@ApplicationScoped
class TrustStore {
    private static final String PUT =
            "insert into stack_trust (root_id, trust, trustor) values (?1, ?2, ?3)"
                    + " on conflict (root_id) do update set trust = excluded.trust,"
                    + " trustor = excluded.trustor returning root_id";
    private static final String FIND = "select trust, trustor from stack_trust where root_id = ?1";
    private static final String OF_TREE =
            "select t.trust, t.trustor, s.name, s.root_id from stack_trust t"
                    + " join stack s on s.root_id = t.root_id"
                    + " where s.id = ?1 and s.project_id = ?2";
    private static final String TAKE = "delete from stack_trust where root_id = ?1 returning trust";

    /**
     * @param stack any of the tree
     */
    record Kept(StackRef stack, Trust trust) {}

    /** In the place of one that was there. */
    Uni<Void> put(Mutiny.Session session, String rootId, Trust trust) {
        return session.createNativeQuery(PUT, String.class)
                .setParameter(1, rootId)
                .setParameter(2, trust.id().ciphertext())
                .setParameter(3, trust.trustor())
                .getResultList()
                .replaceWithVoid();
    }

    Uni<Optional<Trust>> find(Mutiny.Session session, String rootId) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter(1, rootId)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(TrustStore::trust));
    }

    /** Of the tree of a stack of this project. */
    Uni<Optional<Kept>> ofTree(Mutiny.Session session, String projectId, String stackId) {
        return session.createNativeQuery(OF_TREE, Object[].class)
                .setParameter(1, stackId)
                .setParameter(2, projectId)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> kept(projectId, stackId, row)));
    }

    private static Kept kept(String projectId, String stackId, Object[] row) {
        return new Kept(
                new StackRef(stackId, String.valueOf(row[2]), String.valueOf(row[3]), projectId),
                trust(row));
    }

    private static Trust trust(Object[] row) {
        return new Trust(new Sealed(String.valueOf(row[0])), String.valueOf(row[1]));
    }

    Uni<Optional<Sealed>> take(Mutiny.Session session, String rootId) {
        return session.createNativeQuery(TAKE, String.class)
                .setParameter(1, rootId)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(Sealed::new));
    }
}
