package io.hearth.identityworker.delegated;

import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.identityworker.object.Known;
import io.hearth.messaging.Inbox;
import io.hearth.messaging.Outbox;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** One row for each resource's object, and for each trust that is to be removed. */
@ApplicationScoped
public class TaskStore {
    private static final String CONSUMER = "delegated";
    private static final int MOST_AT_ONCE = 200;

    private static final String WANT =
            """
            insert into keystone_task (id, root_id, stack_id, resource, generation, event_type, event, known)
            values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as bigint), ?6, ?7, ?8)
            on conflict (stack_id, resource, generation) do update
            set event_type = excluded.event_type, event = excluded.event, settled = false, attempts = 0,
                next_try_at = excluded.next_try_at, version = keystone_task.version + 1,
                changed_at = excluded.changed_at
            returning id
            """;
    private static final String FIND =
            """
            select id, event_type, event, known, attempts, version from keystone_task
            where id = ?1 and not settled and next_try_at <= clock_timestamp()
            """;
    private static final String DUE =
            """
            select id from keystone_task where not settled and next_try_at <= clock_timestamp()
            order by next_try_at
            """;
    private static final String BEGUN =
            """
            select id from keystone_task where root_id = ?1 and not settled and event_type = ?2
            """;
    private static final String KEEP =
            """
            update keystone_task set known = ?3, version = version + 1
            where id = ?1 and version = cast(cast(?2 as text) as integer) returning version
            """;
    private static final String RECORD =
            """
            update keystone_task set known = ?3, settled = cast(?4 as boolean),
                attempts = case when cast(?4 as boolean) then 0 else attempts + 1 end,
                next_try_at = clock_timestamp() + cast(cast(?5 as text) as interval),
                last_error = ?6, version = version + 1, changed_at = clock_timestamp()
            where id = ?1 and version = cast(cast(?2 as text) as integer) returning version
            """;

    private final Mutiny.SessionFactory sessions;
    private final Inbox inbox;
    private final Outbox outbox;
    private final EventCodec codec = new EventCodec();

    TaskStore(Mutiny.SessionFactory sessions, Inbox inbox, Outbox outbox) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /**
     * Stores what an event wants, once.
     *
     * @return the task that has work now; empty for an event that has had its effect, or is none of
     *     ours
     */
    public Uni<Optional<String>> accept(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case KeystoneRequested request ->
                    want(
                            envelope,
                            request,
                            request.stack().id(),
                            request.resource(),
                            request.generation());
            // each is of its own: several may come of one tree
            case TrustUnwanted trust ->
                    want(envelope, trust, trust.stack().rootId(), envelope.id().toString(), 0);
            default -> Uni.createFrom().item(Optional.empty());
        };
    }

    private Uni<Optional<String>> want(
            EventEnvelope envelope,
            StackEvent event,
            String stackId,
            String resource,
            long generation) {
        return sessions.withTransaction(
                session ->
                        inbox.accept(session, CONSUMER, envelope.id())
                                .chain(
                                        first ->
                                                first
                                                        ? session.createNativeQuery(
                                                                        WANT, String.class)
                                                                .setParameter(
                                                                        1,
                                                                        UUID.randomUUID()
                                                                                .toString())
                                                                .setParameter(2, envelope.key())
                                                                .setParameter(3, stackId)
                                                                .setParameter(4, resource)
                                                                .setParameter(
                                                                        5,
                                                                        String.valueOf(generation))
                                                                .setParameter(
                                                                        6,
                                                                        EventCodec.typeOf(
                                                                                event.getClass()))
                                                                .setParameter(7, json(event))
                                                                .setParameter(
                                                                        8, Known.NOTHING.toJson())
                                                                .getSingleResult()
                                                                .map(Optional::of)
                                                        : Uni.createFrom().item(Optional.empty())));
    }

    /** The task, if there is something to do about it now. */
    Optional<Task> due(String id) {
        return await(
                session ->
                        session.createNativeQuery(FIND, Object[].class)
                                .setParameter(1, id)
                                .getResultList()
                                .map(rows -> rows.stream().findFirst().map(this::task)));
    }

    /** The ids of those that there is something to do about now. */
    List<String> due() {
        return await(
                session ->
                        session.createNativeQuery(DUE, String.class)
                                .setMaxResults(MOST_AT_ONCE)
                                .getResultList());
    }

    /** Whether a request of a stack tree has not come to its end. */
    boolean isBusy(String rootId) {
        List<String> begun =
                await(
                        session ->
                                session.createNativeQuery(BEGUN, String.class)
                                        .setParameter(1, rootId)
                                        .setParameter(2, EventCodec.typeOf(KeystoneRequested.class))
                                        .setMaxResults(1)
                                        .getResultList());
        return !begun.isEmpty();
    }

    /**
     * Keeps what is about to be done.
     *
     * @return empty, and nothing kept, when an event came between
     */
    Optional<Task> keep(Task task, Known known) {
        List<Integer> versions =
                await(
                        session ->
                                session.createNativeQuery(KEEP, Integer.class)
                                        .setParameter(1, task.id())
                                        .setParameter(2, String.valueOf(task.version()))
                                        .setParameter(3, known.toJson())
                                        .getResultList());
        return versions.stream().findFirst().map(version -> task.knowing(known, version));
    }

    /** Records what an attempt came to; what an event that came between wants is done next. */
    boolean record(Task task, Progress progress) {
        return await(
                session ->
                        session.withTransaction(
                                transaction ->
                                        update(session, task, progress)
                                                .call(
                                                        recorded ->
                                                                recorded
                                                                        ? outbox.append(
                                                                                session,
                                                                                progress.events())
                                                                        : Uni.createFrom()
                                                                                .voidItem())));
    }

    private static Uni<Boolean> update(Mutiny.Session session, Task task, Progress progress) {
        return session.createNativeQuery(RECORD, Integer.class)
                .setParameter(1, task.id())
                .setParameter(2, String.valueOf(task.version()))
                .setParameter(3, progress.known().toJson())
                .setParameter(4, progress.tryAgain().isEmpty())
                .setParameter(5, interval(progress.tryAgain().orElse(Duration.ZERO)))
                .setParameter(6, progress.error())
                .getResultList()
                .map(versions -> !versions.isEmpty());
    }

    private static String interval(Duration wait) {
        return wait.toMillis() + " milliseconds";
    }

    private String json(StackEvent event) {
        return new String(codec.data(event), StandardCharsets.UTF_8);
    }

    private Task task(Object[] row) {
        Map<String, String> headers =
                Map.of(
                        EventCodec.TYPE_HEADER,
                        String.valueOf(row[1]),
                        "ce_id",
                        String.valueOf(row[0]),
                        "ce_source",
                        "/hearth/identity-worker",
                        "ce_time",
                        "1970-01-01T00:00:00Z");
        byte[] event = String.valueOf(row[2]).getBytes(StandardCharsets.UTF_8);
        return new Task(
                String.valueOf(row[0]),
                (StackEvent) codec.decode(headers, event).event(),
                Known.fromJson(String.valueOf(row[3])),
                ((Number) row[4]).intValue(),
                ((Number) row[5]).intValue());
    }

    private <T> T await(Function<Mutiny.Session, Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> sessions.withSession(work));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The database does not answer.", e);
        }
    }
}
