package io.hearth.webhookservice.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hearth.webhookservice.delivery.Delivery;
import io.hearth.webhookservice.delivery.DeliveryState;
import io.hearth.webhookservice.delivery.Failure;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event for a webhook.
 *
 * @param state {@code PENDING}, {@code DELIVERED} or {@code DEAD}
 * @param reason of the last try's failure, for people; null when it did not fail
 * @param nextAttemptAt null when it is not tried any more
 */
record DeliveryView(
        @JsonProperty("event_id") UUID eventId,
        String type,
        @JsonProperty("stack_id") String stackId,
        DeliveryState state,
        int attempts,
        @JsonProperty("status_code") @Nullable Integer statusCode,
        @Nullable Failure failure,
        @Nullable String reason,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("attempted_at") @Nullable String attemptedAt,
        @JsonProperty("next_attempt_at") @Nullable String nextAttemptAt) {
    static DeliveryView of(Delivery delivery) {
        Failure failure = delivery.failure();
        Instant attemptedAt = delivery.attemptedAt();
        return new DeliveryView(
                delivery.eventId(),
                delivery.type(),
                delivery.stackId(),
                delivery.state(),
                delivery.attempts(),
                delivery.statusCode(),
                failure,
                failure == null ? null : failure.text(),
                delivery.createdAt().toString(),
                attemptedAt == null ? null : attemptedAt.toString(),
                delivery.state() == DeliveryState.PENDING ? delivery.dueAt().toString() : null);
    }
}
