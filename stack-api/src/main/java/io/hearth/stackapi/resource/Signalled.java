package io.hearth.stackapi.resource;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a signal made of a resource.
 *
 * @param document its new metadata
 * @param reason for the event, such as {@code Signal: status:SUCCESS reason:Signal 1 received}
 */
public record Signalled(Map<String, @Nullable Object> document, String reason) {}
