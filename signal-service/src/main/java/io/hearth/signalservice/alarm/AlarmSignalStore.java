package io.hearth.signalservice.alarm;

import io.hearth.signalservice.binding.TargetKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The table {@code alarm_signal}: what is in it is sent until the bus has it. A claim is a lease,
 * so that what was claimed by a service that died comes again.
 */
@ApplicationScoped
class AlarmSignalStore {
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final String PUT =
            """
            insert into alarm_signal (request_key, stack_id, resource, body, created_at, due_at)
            values ($1, $2, $3, $4, $5, $5) on conflict do nothing
            """;

    private static final String CLAIM =
            """
            update alarm_signal set due_at = $2 where request_key = any (array(
                select request_key from alarm_signal where due_at <= $1
                order by due_at limit $3 for update skip locked))
            returning request_key, stack_id, resource, body, created_at
            """;

    private static final String REMOVE = "delete from alarm_signal where request_key = $1";

    private static final String POSTPONE =
            "update alarm_signal set due_at = $2 where request_key = $1";

    private final Pool database;

    AlarmSignalStore(Pool database) {
        this.database = database;
    }

    /**
     * @param connection whose transaction they belong to
     */
    Uni<Void> put(SqlClient connection, List<AlarmSignal> signals) {
        return signals.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(PUT)
                        .executeBatch(signals.stream().map(AlarmSignalStore::values).toList())
                        .replaceWithVoid();
    }

    private static Tuple values(AlarmSignal signal) {
        return Tuple.of(
                signal.requestKey(),
                signal.target().stackId(),
                signal.target().resource(),
                signal.body(),
                utc(signal.createdAt()));
    }

    Uni<List<AlarmSignal>> claim(Instant now, int limit) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(now.plus(LEASE)), limit))
                .map(
                        rows -> {
                            List<AlarmSignal> signals = new ArrayList<>();
                            rows.forEach(row -> signals.add(signal(row)));
                            return signals;
                        });
    }

    Uni<Void> remove(AlarmSignal signal) {
        return database.preparedQuery(REMOVE)
                .execute(Tuple.of(signal.requestKey()))
                .replaceWithVoid();
    }

    Uni<Void> postpone(AlarmSignal signal, Instant due) {
        return database.preparedQuery(POSTPONE)
                .execute(Tuple.of(signal.requestKey(), utc(due)))
                .replaceWithVoid();
    }

    private static AlarmSignal signal(Row row) {
        return new AlarmSignal(
                row.getString("request_key"),
                new TargetKey(row.getString("stack_id"), row.getString("resource")),
                row.getString("body"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
