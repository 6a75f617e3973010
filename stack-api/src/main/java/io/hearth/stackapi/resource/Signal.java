package io.hearth.stackapi.resource;

import org.jspecify.annotations.Nullable;

/**
 * A signal that has been accepted.
 *
 * @param id null when the sender gave none
 * @param reason null when the sender gave none
 * @param data plain data; null when the sender gave none
 */
public record Signal(
        @Nullable String id, String status, @Nullable String reason, @Nullable Object data) {}
