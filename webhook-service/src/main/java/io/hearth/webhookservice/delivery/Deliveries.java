package io.hearth.webhookservice.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code delivery}, as others use it: what is to be delivered, and what became of it. */
@Singleton
public class Deliveries {
    /** The newest that are shown. */
    static final int SHOWN = 100;

    private static final String PUT =
            """
            insert into delivery
                (webhook_id, event_id, root_id, stack_id, type, body, due_at, created_at)
            select id, $2, $3, $4, $5, $6, $7, $7 from webhook where id = $1
            on conflict do nothing
            """;

    private static final String SHOW =
            """
            select event_id, type, stack_id, state, attempts, status_code, failure, created_at,
                attempted_at, due_at
            from delivery where webhook_id = $1 and ($2::text is null or state = $2)
            order by seq desc limit $3
            """;

    private static final String STATE =
            "select state from delivery where webhook_id = $1 and event_id = $2";

    private static final String AGAIN =
            """
            update delivery set state = 'PENDING', attempts = 0, due_at = $3
            where webhook_id = $1 and event_id = $2 and state = 'DEAD'
            """;

    private final Pool database;
    private final Clock clock = Clock.systemUTC();

    Deliveries(Pool database) {
        this.database = database;
    }

    /**
     * What is there already changes nothing, nor what is for a webhook that is gone.
     *
     * @param connection whose transaction they belong to
     */
    public Uni<Void> put(SqlClient connection, List<NewDelivery> deliveries) {
        OffsetDateTime now = utc(clock.instant());
        return deliveries.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(PUT)
                        .executeBatch(deliveries.stream().map(one -> values(one, now)).toList())
                        .replaceWithVoid();
    }

    private static Tuple values(NewDelivery delivery, OffsetDateTime now) {
        return Tuple.tuple()
                .addValue(delivery.webhookId())
                .addValue(delivery.eventId())
                .addValue(delivery.rootId())
                .addValue(delivery.stackId())
                .addValue(delivery.type())
                .addValue(Buffer.buffer(delivery.body()))
                .addValue(now);
    }

    /**
     * The newest first, {@value #SHOWN} at most.
     *
     * @param state empty for all
     */
    public Uni<List<Delivery>> latest(UUID webhookId, Optional<DeliveryState> state) {
        return database.preparedQuery(SHOW)
                .execute(Tuple.of(webhookId, state.map(DeliveryState::name).orElse(null), SHOWN))
                .map(
                        rows -> {
                            List<Delivery> shown = new ArrayList<>();
                            rows.forEach(row -> shown.add(delivery(row)));
                            return shown;
                        });
    }

    /** Where a delivery is; empty if there is none. */
    public Uni<Optional<DeliveryState>> state(UUID webhookId, UUID eventId) {
        return database.preparedQuery(STATE)
                .execute(Tuple.of(webhookId, eventId))
                .map(
                        rows -> {
                            var row = rows.iterator();
                            return row.hasNext()
                                    ? Optional.of(
                                            DeliveryState.valueOf(row.next().getString("state")))
                                    : Optional.<DeliveryState>empty();
                        });
    }

    /**
     * A dead letter is tried anew, as often as one that is new.
     *
     * @return whether it was one
     */
    public Uni<Boolean> again(UUID webhookId, UUID eventId) {
        return database.preparedQuery(AGAIN)
                .execute(Tuple.of(webhookId, eventId, utc(clock.instant())))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Delivery delivery(Row row) {
        String failure = row.getString("failure");
        OffsetDateTime attemptedAt = row.getOffsetDateTime("attempted_at");
        return new Delivery(
                row.getUUID("event_id"),
                row.getString("type"),
                row.getString("stack_id"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInteger("attempts"),
                row.getInteger("status_code"),
                failure == null ? null : Failure.valueOf(failure),
                row.getOffsetDateTime("created_at").toInstant(),
                attemptedAt == null ? null : attemptedAt.toInstant(),
                row.getOffsetDateTime("due_at").toInstant());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
