package io.hearth.identityworker.ledger;

import io.hearth.contract.Keypair;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What ought to be: read and written in the transaction of the event that says so. */
@ApplicationScoped
public class IntentStore {
    private static final String RELATED =
            """
            from IdentityRow i
            where i.rootId = :root and (i.kind = PROJECT
                or i.stackId = :stack
                    and (i.resource in :resources or i.userResource in :resources))
            order by i.id
            """;
    private static final String LEFT =
            """
            from IdentityRow i
            where i.rootId = :root and (i.kind = PROJECT or i.phase <> REMOVED)
            order by i.id
            """;
    private static final String TURN =
            """
            update IdentityRow set desired = :desired, unwantedAt = :unwantedAt, phase = :phase,
                attempts = 0, nextTryAt = :now, version = version + 1
            where id in :ids
            """;
    private static final String RENEW =
            """
            update IdentityRow set name = :name, password = :password, accessKey = :accessKey,
                secretKey = :secretKey, keyedAt = :now, phase = :phase, formerKeys = :formerKeys,
                formerUntil = :formerUntil, attempts = 0, nextTryAt = :now, version = version + 1
            where id = :id
            """;
    private static final String OVERLAPPING =
            """
            from IdentityRow i
            where i.accessKey in :keys and i.formerUntil > :end
            order by i.id
            """;
    private static final String END_OVERLAP =
            """
            update IdentityRow set formerUntil = :end, version = version + 1 where id in :ids
            """;
    private static final String CHECK =
            """
            update IdentityRow set checkWanted = true, attempts = 0, nextTryAt = :now,
                version = version + 1
            where id in :ids
            """;

    /**
     * The tree's project, all generations of resources' identities, and the keypairs on their
     * users; locked until the transaction ends, so that no call's record comes between.
     */
    public Uni<List<Identity>> related(
            Mutiny.Session session, StackRef stack, Set<String> resources) {
        return session.createQuery(RELATED, IdentityRow.class)
                .setParameter("root", stack.rootId())
                .setParameter("stack", stack.id())
                .setParameter("resources", resources)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .map(IntentStore::identities);
    }

    /** The tree's project and all of the tree that is not removed; locked likewise. */
    public Uni<List<Identity>> left(Mutiny.Session session, String rootId) {
        return session.createQuery(LEFT, IdentityRow.class)
                .setParameter("root", rootId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .map(IntentStore::identities);
    }

    /**
     * An abandoned tree's identities stay as they are.
     *
     * @param until null for those of one that is not abandoned any more
     */
    public Uni<Void> retain(Mutiny.Session session, String rootId, @Nullable Instant until) {
        return session.createMutationQuery(
                        "update IdentityRow set retainedUntil = :until where rootId = :root")
                .setParameter("until", until)
                .setParameter("root", rootId)
                .executeUpdate()
                .replaceWithVoid();
    }

    public Uni<Boolean> isRetained(Mutiny.Session session, String rootId) {
        return session.createQuery(
                        "select count(*) > 0 from IdentityRow i"
                                + " where i.rootId = :root and i.retainedUntil is not null",
                        Boolean.class)
                .setParameter("root", rootId)
                .getSingleResult();
    }

    /** Adds new intents. */
    public Uni<Void> add(Mutiny.Session session, List<Identity> identities) {
        return identities.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.persistAll(identities.stream().map(IdentityRow::new).toArray());
    }

    /** What ought to be of identities from now on, to be tried at once from their phases. */
    public Uni<Void> turn(
            Mutiny.Session session, List<Identity> identities, Desired desired, Instant now) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var alike :
                identities.stream().collect(Collectors.groupingBy(Identity::phase)).entrySet()) {
            done = done.chain(() -> turn(session, alike.getKey(), alike.getValue(), desired, now));
        }
        return done;
    }

    private static Uni<Void> turn(
            Mutiny.Session session,
            Phase phase,
            List<Identity> identities,
            Desired desired,
            Instant now) {
        return session.createMutationQuery(TURN)
                .setParameter("desired", desired)
                .setParameter("unwantedAt", desired == Desired.ABSENT ? now : null)
                .setParameter("phase", phase)
                .setParameter("now", now)
                .setParameter("ids", identities.stream().map(Identity::id).toList())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Identities that somebody wants to be told of, to be looked for at once. */
    public Uni<Void> check(Mutiny.Session session, List<Identity> identities, Instant now) {
        return identities.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createMutationQuery(CHECK)
                        .setParameter("now", now)
                        .setParameter("ids", identities.stream().map(Identity::id).toList())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Identities that are to have other credentials, which they hold already. */
    public Uni<Void> renew(Mutiny.Session session, List<Identity> identities, Instant now) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Identity identity : identities) {
            done = done.chain(() -> renew(session, identity, now));
        }
        return done;
    }

    private static Uni<Void> renew(Mutiny.Session session, Identity identity, Instant now) {
        Keypair keypair = identity.keypair();
        Sealed password = identity.password();
        Renewal renewal = identity.observed().renewal();
        return session.createMutationQuery(RENEW)
                .setParameter("name", identity.intent().name())
                .setParameter("password", password == null ? null : password.ciphertext())
                .setParameter("accessKey", keypair == null ? null : keypair.accessKey())
                .setParameter(
                        "secretKey", keypair == null ? null : keypair.secretKey().ciphertext())
                .setParameter("phase", identity.phase())
                .setParameter("formerKeys", IdentityRow.formerKeys(renewal))
                .setParameter("formerUntil", renewal == null ? null : renewal.until())
                .setParameter("now", now)
                .setParameter("id", identity.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Those of these keypairs beside which others work, and for longer than until {@code end};
     * locked until the transaction ends.
     */
    public Uni<List<Identity>> overlapping(
            Mutiny.Session session, Set<String> accessKeys, Instant end) {
        return session.createQuery(OVERLAPPING, IdentityRow.class)
                .setParameter("keys", accessKeys)
                .setParameter("end", end)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .map(IntentStore::identities);
    }

    /** What works beside the keypairs of identities goes then. */
    public Uni<Void> endOverlap(Mutiny.Session session, List<Identity> identities, Instant end) {
        return identities.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createMutationQuery(END_OVERLAP)
                        .setParameter("end", end)
                        .setParameter("ids", identities.stream().map(Identity::id).toList())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static List<Identity> identities(List<IdentityRow> rows) {
        return rows.stream().map(IdentityRow::toIdentity).toList();
    }
}
