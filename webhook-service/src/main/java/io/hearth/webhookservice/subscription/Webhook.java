package io.hearth.webhookservice.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of a project to events of its stacks.
 *
 * @param disabledReason why it was disabled by Hearth; null when its owner did, or nobody
 */
public record Webhook(
        UUID id,
        String projectId,
        Definition definition,
        SealedSecrets secrets,
        @Nullable String disabledReason,
        Instant createdAt,
        Instant updatedAt) {}
