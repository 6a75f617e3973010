package io.hearth.webhookservice.delivery;

import static io.hearth.webhookservice.delivery.Deliveries.utc;

import io.hearth.contract.seal.Sealed;
import io.hearth.webhookservice.network.WebhookUrl;
import io.hearth.webhookservice.subscription.SealedSecrets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code delivery}, as who delivers uses it. A claim is a lease, so that what was claimed
 * by a replica that died comes again.
 */
@Singleton
class Claims {
    /**
     * Webhooks that fail come last and with one delivery at a time. An event waits until those of
     * its tree that came before it have been tried once.
     */
    private static final String CLAIM =
            """
            with claimed as materialized (
                select due.webhook_id, due.event_id from (
                    select id, failures from webhook
                    where enabled and id <> all ($3)
                        and exists (select 1 from delivery
                            where webhook_id = webhook.id and state = 'PENDING' and due_at <= $1)
                    order by failures limit $5) as target
                cross join lateral (
                    select webhook_id, event_id from delivery
                    where webhook_id = target.id and state = 'PENDING' and due_at <= $1
                        and not exists (select 1 from delivery as before
                            where before.webhook_id = delivery.webhook_id
                                and before.root_id = delivery.root_id
                                and before.state = 'PENDING' and before.attempts = 0
                                and before.seq < delivery.seq)
                    order by seq limit case when target.failures > 0 then 1 else $4 end
                    for update skip locked) as due
                limit $5)
            update delivery set due_at = $2 from claimed, webhook
            where delivery.webhook_id = claimed.webhook_id
                and delivery.event_id = claimed.event_id and webhook.id = delivery.webhook_id
            returning delivery.webhook_id, delivery.event_id, attempts, body, url, secret,
                former_secret, former_until
            """;

    private static final String DELIVERED =
            """
            with taken as (update webhook set failures = 0 where id = $1 and failures > 0)
            update delivery set state = 'DELIVERED', attempts = attempts + 1, attempted_at = $3,
                status_code = $4, failure = null
            where webhook_id = $1 and event_id = $2 and state = 'PENDING'
            """;

    /** Unless somebody else has tried it meanwhile, whose word is the newer. */
    private static final String FAILED =
            """
            with failing as (
                update webhook set failures = failures + 1,
                    enabled = enabled and $8::text is null,
                    disabled_reason = coalesce($8, disabled_reason)
                where id = $1)
            update delivery set state = $5, attempts = attempts + 1, attempted_at = $4,
                due_at = coalesce($6, due_at), status_code = $7, failure = $9
            where webhook_id = $1 and event_id = $2 and state = 'PENDING' and attempts = $3
            """;

    private final Pool database;
    private final Duration lease;
    private final int perWebhook;

    Claims(
            Pool database,
            @ConfigProperty(name = "hearth.webhooks.lease") Duration lease,
            @ConfigProperty(name = "hearth.webhooks.timeout") Duration timeout,
            @ConfigProperty(name = "hearth.webhooks.at-once-per-webhook") int perWebhook) {
        if (lease.compareTo(timeout) <= 0) {
            throw new IllegalArgumentException(
                    "hearth.webhooks.lease is %s and must be longer than hearth.webhooks.timeout, %s: else two replicas deliver the same."
                            .formatted(lease, timeout));
        }
        this.database = database;
        this.lease = lease;
        this.perWebhook = perWebhook;
    }

    /**
     * Takes what is due, and keeps other replicas from it.
     *
     * @param busy webhooks that get nothing now
     */
    Uni<List<ClaimedDelivery>> claim(Instant now, Collection<UUID> busy, int limit) {
        Tuple values =
                Tuple.of(
                        utc(now),
                        utc(now.plus(lease)),
                        busy.toArray(UUID[]::new),
                        perWebhook,
                        limit);
        return database.preparedQuery(CLAIM)
                .execute(values)
                .map(
                        rows -> {
                            List<ClaimedDelivery> claimed = new ArrayList<>();
                            rows.forEach(row -> claimed.add(claimed(row)));
                            return claimed;
                        });
    }

    Uni<Void> delivered(ClaimedDelivery delivery, int status, Instant now) {
        return database.preparedQuery(DELIVERED)
                .execute(Tuple.of(delivery.webhookId(), delivery.eventId(), utc(now), status))
                .replaceWithVoid();
    }

    /**
     * @param next when it is tried again; empty for never
     */
    Uni<Void> failed(
            ClaimedDelivery delivery, Outcome.Failed failed, Optional<Instant> next, Instant now) {
        DeliveryState state = next.isPresent() ? DeliveryState.PENDING : DeliveryState.DEAD;
        Failure failure = failed.failure();
        Tuple values =
                Tuple.tuple()
                        .addValue(delivery.webhookId())
                        .addValue(delivery.eventId())
                        .addValue(delivery.attempts())
                        .addValue(utc(now))
                        .addValue(state.name())
                        .addValue(next.map(Deliveries::utc).orElse(null))
                        .addValue(failed.status())
                        .addValue(failure == Failure.GONE ? failure.text() : null)
                        .addValue(failure.name());
        return database.preparedQuery(FAILED).execute(values).replaceWithVoid();
    }

    private static ClaimedDelivery claimed(Row row) {
        String former = row.getString("former_secret");
        OffsetDateTime formerUntil = row.getOffsetDateTime("former_until");
        return new ClaimedDelivery(
                row.getUUID("webhook_id"),
                row.getUUID("event_id"),
                row.getInteger("attempts"),
                row.getBuffer("body").getBytes(),
                new WebhookUrl(row.getString("url")),
                new SealedSecrets(
                        new Sealed(row.getString("secret")),
                        former == null ? null : new Sealed(former),
                        instant(formerUntil)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
