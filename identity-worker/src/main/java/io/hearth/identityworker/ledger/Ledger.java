package io.hearth.identityworker.ledger;

import io.hearth.contract.IdentityEvent;
import io.hearth.messaging.Outbox;
import io.hearth.messaging.TraceHeaders;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The ledger as the loop sees it: what is to do, and the record of what was done. Every method
 * blocks, for virtual threads.
 */
@ApplicationScoped
public class Ledger {
    /** Keeps a tree of many thousand resources from being loaded whole. */
    private static final int MOST_AT_ONCE = 500;

    private static final String OPEN =
            """
            from IdentityRow i
            where i.rootId = :root
                and (i.kind = PROJECT or i.settled = false or i.formerUntil <= :now)
            order by case i.kind when PROJECT then 0 when KEYPAIR then 2 else 1 end, i.nextTryAt
            """;
    private static final String USERS =
            """
            from IdentityRow i
            where i.rootId = :root and i.kind in (USER, TRUSTEE) and i.resource in :resources
            """;
    private static final String DUE =
            """
            select distinct i.rootId from IdentityRow i
            where i.nextTryAt <= :now and (i.settled = false or i.formerUntil <= :now)
            """;
    private static final String STANDING = "from IdentityRow i where i.phase <> REMOVED";
    private static final String TRUSTEES =
            """
            from IdentityRow i
            where i.rootId = :root and i.kind = TRUSTEE and i.phase <> REMOVED
            """;
    private static final String READY_TRUSTEES =
            "from IdentityRow i where i.kind = TRUSTEE and i.desired = PRESENT and i.phase = READY";
    private static final String AGED =
            """
            from IdentityRow i
            where i.desired = PRESENT and i.phase = READY and i.accessKey is not null
                and i.formerUntil is null and i.retainedUntil is null and i.keyedAt < :limit
                and (i.kind = KEYPAIR or i.bindings like '%METADATA_READ%'
                    or i.bindings like '%DEPLOYMENTS_READ%')
            order by i.keyedAt
            """;
    private static final String COUNTS =
            """
            select new io.hearth.identityworker.ledger.Census$Count(i.kind, i.desired, i.phase, count(*))
            from IdentityRow i group by i.kind, i.desired, i.phase
            """;
    private static final String OVERDUE =
            """
            select count(*) from IdentityRow i
            where i.settled = false and i.desired = ABSENT and i.unwantedAt < :limit
            """;
    private static final String RETAINED =
            """
            select new io.hearth.identityworker.ledger.Census$Retained(
                i.rootId, i.ownerProjectId, i.retainedUntil, count(*))
            from IdentityRow i
            where i.retainedUntil is not null and i.phase <> REMOVED and i.kind <> PROJECT
            group by i.rootId, i.ownerProjectId, i.retainedUntil order by i.retainedUntil
            """;
    private static final Duration OVERDUE_AFTER = Duration.ofMinutes(1);
    private static final String RECORD =
            """
            update IdentityRow set phase = :phase, keystoneId = :keystoneId, trustId = :trustId,
                token = :token, tokenExpiresAt = :tokenExpiresAt, formerKeys = :formerKeys,
                formerUntil = :formerUntil, checkWanted = :checkWanted, attempts = :attempts,
                nextTryAt = :nextTryAt, lastError = :lastError, userName = :userName, lease = :lease,
                version = version + 1
            where id = :id and version = :version
            """;

    /** A keypair names its trust, and is made again when another has taken the trust's place. */
    private static final String UNDER_ANOTHER_TRUST =
            """
            update IdentityRow set phase = WANTED, nextTryAt = :now, version = version + 1
            where kind = KEYPAIR and stackId = :stack and userResource = :resource
                and desired = PRESENT and phase = READY
                and keystoneId = :user and trustId <> :trust
            """;

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;

    Ledger(Mutiny.SessionFactory sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    /** What a stack tree has to do now or later, at most so much as is worth having in memory. */
    public Tree open(String rootId, Instant now) {
        return await(
                session ->
                        session.createQuery(OPEN, IdentityRow.class)
                                .setParameter("root", rootId)
                                .setParameter("now", now)
                                .setMaxResults(MOST_AT_ONCE)
                                .getResultList()
                                .map(Ledger::identities)
                                .chain(rows -> tree(session, rootId, rows)));
    }

    /** The stack trees that have something to do now. */
    public List<String> dueRoots(Instant now) {
        return await(
                session ->
                        session.createQuery(DUE, String.class)
                                .setParameter("now", now)
                                .getResultList());
    }

    /** All that is, or may be, in Keystone. */
    public List<Identity> standing() {
        return await(
                session ->
                        session.createQuery(STANDING, IdentityRow.class)
                                .getResultList()
                                .map(Ledger::identities));
    }

    /** The trustees of a stack tree that are, or may be, in Keystone. */
    public List<Identity> trustees(String rootId) {
        return await(
                session ->
                        session.createQuery(TRUSTEES, IdentityRow.class)
                                .setParameter("root", rootId)
                                .getResultList()
                                .map(Ledger::identities));
    }

    /** All trustees that are ready, and to be so. */
    public List<Identity> readyTrustees() {
        return await(
                session ->
                        session.createQuery(READY_TRUSTEES, IdentityRow.class)
                                .getResultList()
                                .map(Ledger::identities));
    }

    /**
     * The identities with the oldest keypairs among those whose users read anew what they sign
     * with, at most so many as are worth changing at once.
     */
    public List<Identity> keyedBefore(Instant limit) {
        return await(
                session ->
                        session.createQuery(AGED, IdentityRow.class)
                                .setParameter("limit", limit)
                                .setMaxResults(MOST_AT_ONCE)
                                .getResultList()
                                .map(Ledger::identities));
    }

    /** How many identities are in which state. */
    public Census census(Instant now) {
        return await(
                session ->
                        session.createQuery(COUNTS, Census.Count.class)
                                .getResultList()
                                .chain(counts -> census(session, counts, now)));
    }

    private static Uni<Census> census(
            Mutiny.Session session, List<Census.Count> counts, Instant now) {
        return overdue(session, now)
                .chain(
                        late ->
                                session.createQuery(RETAINED, Census.Retained.class)
                                        .setMaxResults(MOST_AT_ONCE)
                                        .getResultList()
                                        .map(retained -> new Census(counts, late, retained)));
    }

    private static Uni<Long> overdue(Mutiny.Session session, Instant now) {
        return session.createQuery(OVERDUE, Long.class)
                .setParameter("limit", now.minus(OVERDUE_AFTER))
                .getSingleResult();
    }

    /**
     * Records what is known after a call, with the events that tell of it, in one transaction.
     *
     * @return the row as it is now; empty, and nothing recorded, when the row has changed since it
     *     was read
     */
    public Optional<Identity> record(
            Identity before, Observed after, List<? extends IdentityEvent> events) {
        Map<String, String> trace = TraceHeaders.current();
        Function<Mutiny.Session, Uni<Optional<Identity>>> recorded =
                session ->
                        update(session, before, after)
                                .chain(
                                        updated ->
                                                updated == 0
                                                        ? Uni.createFrom().item(Optional.empty())
                                                        : keypairsFollow(session, before, after)
                                                                .chain(
                                                                        () ->
                                                                                outbox.append(
                                                                                        session,
                                                                                        events,
                                                                                        trace))
                                                                .replaceWith(
                                                                        Optional.of(
                                                                                next(
                                                                                        before,
                                                                                        after))));
        // one statement is a transaction of its own, at a third of the round trips
        return events.isEmpty() ? await(recorded) : transact(recorded);
    }

    private static Uni<Integer> update(Mutiny.Session session, Identity before, Observed after) {
        Renewal renewal = after.renewal();
        Tenancy tenancy = after.tenancy();
        return session.createMutationQuery(RECORD)
                .setParameter("phase", after.phase())
                .setParameter("keystoneId", after.keystoneId())
                .setParameter("trustId", after.trustId())
                .setParameter("token", after.token() == null ? null : after.token().ciphertext())
                .setParameter("tokenExpiresAt", after.tokenExpiresAt())
                .setParameter("formerKeys", IdentityRow.formerKeys(renewal))
                .setParameter("formerUntil", renewal == null ? null : renewal.until())
                .setParameter("checkWanted", after.checkWanted())
                .setParameter("attempts", after.attempts())
                .setParameter("nextTryAt", after.nextTryAt())
                .setParameter("lastError", after.lastError())
                .setParameter("userName", tenancy == null ? null : tenancy.userName())
                .setParameter("lease", tenancy == null ? null : tenancy.lease())
                .setParameter("id", before.id())
                .setParameter("version", before.version())
                .executeUpdate();
    }

    /** Of a trustee on a shared account that rested, and has another trust since. */
    private static Uni<Void> keypairsFollow(
            Mutiny.Session session, Identity before, Observed after) {
        return before.account() == Account.SHARED
                        && before.phase() == Phase.DISABLED
                        && after.phase() == Phase.READY
                ? session.createMutationQuery(UNDER_ANOTHER_TRUST)
                        .setParameter("now", after.nextTryAt())
                        .setParameter("stack", before.stack().id())
                        .setParameter("resource", before.resource())
                        .setParameter("user", after.keystoneId())
                        .setParameter("trust", after.trustId())
                        .executeUpdate()
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static Identity next(Identity before, Observed after) {
        return new Identity(
                before.id(),
                before.kind(),
                before.stack(),
                before.resource(),
                before.generation(),
                before.desired(),
                before.unwantedAt(),
                before.intent(),
                after,
                before.version() + 1);
    }

    private static Uni<Tree> tree(Mutiny.Session session, String rootId, List<Identity> rows) {
        Identity project =
                rows.stream().filter(i -> i.kind() == Kind.PROJECT).findFirst().orElse(null);
        List<Identity> open =
                rows.stream().filter(i -> i.kind() != Kind.PROJECT || !i.isSettled()).toList();
        List<String> holders =
                open.stream()
                        .map(i -> i.intent().userResource())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return holders.isEmpty()
                ? Uni.createFrom().item(new Tree(project, open, List.of()))
                : session.createQuery(USERS, IdentityRow.class)
                        .setParameter("root", rootId)
                        .setParameter("resources", holders)
                        .getResultList()
                        .map(users -> new Tree(project, open, identities(users)));
    }

    private static List<Identity> identities(List<IdentityRow> rows) {
        return rows.stream().map(IdentityRow::toIdentity).toList();
    }

    /** A single statement needs no transaction around it. */
    private <T> T await(Function<Mutiny.Session, Uni<T>> work) {
        return block(() -> sessions.withSession(work));
    }

    private <T> T transact(Function<Mutiny.Session, Uni<T>> work) {
        return block(() -> sessions.withTransaction(work));
    }

    private static <T> T block(java.util.function.Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LedgerUnavailableException(e);
        }
    }
}
