package io.hearth.stackapi.deployment.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A software config as lists show it. */
public record ConfigSummary(
        String id, @Nullable String name, @Nullable String group, Instant createdAt) {}
