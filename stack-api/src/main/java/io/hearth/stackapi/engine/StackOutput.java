package io.hearth.stackapi.engine;

import org.jspecify.annotations.Nullable;

/**
 * An output as it is now.
 *
 * @param value plain data; null when it is null, not known yet, or in error
 * @param error Heat's text when it cannot be resolved; else null
 */
public record StackOutput(
        String key, String description, @Nullable Object value, @Nullable String error) {}
