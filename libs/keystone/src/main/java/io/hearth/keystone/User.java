package io.hearth.keystone;

import org.jspecify.annotations.Nullable;

/**
 * A Keystone user.
 *
 * @param defaultProjectId Keystone empties it when the project is deleted
 */
public record User(
        String id,
        String domainId,
        String name,
        String description,
        @Nullable String defaultProjectId,
        boolean enabled) {}
