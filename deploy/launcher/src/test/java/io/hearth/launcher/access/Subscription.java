package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Target;
import java.util.Map;

/**
 * A webhook of a tenant.
 *
 * @param eventId of an event that waits to be sent
 */
record Subscription(Tenant tenant, String webhookId, String eventId) {
    Target target() {
        return new Target(
                tenant.projectId(),
                "",
                "",
                "",
                Map.of("webhook_id", webhookId, "event_id", eventId));
    }
}
