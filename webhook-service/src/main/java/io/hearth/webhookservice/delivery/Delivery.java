package io.hearth.webhookservice.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event for a webhook, for its owner.
 *
 * @param attempts how often it has been tried since it was last asked for
 * @param statusCode of the last answer; null without one
 * @param failure of the last try; null when it did not fail
 * @param dueAt the next try, or the end of this one
 */
public record Delivery(
        UUID eventId,
        String type,
        String stackId,
        DeliveryState state,
        int attempts,
        @Nullable Integer statusCode,
        @Nullable Failure failure,
        Instant createdAt,
        @Nullable Instant attemptedAt,
        Instant dueAt) {}
