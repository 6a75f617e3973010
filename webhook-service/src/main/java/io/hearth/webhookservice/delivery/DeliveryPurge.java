package io.hearth.webhookservice.delivery;

import io.hearth.messaging.purge.Purge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deliveries that are shown no more, those that wait for a disabled webhook among them. */
class DeliveryPurge {
    @Produces
    @Singleton
    Purge deliveries(@ConfigProperty(name = "hearth.webhooks.kept") Duration kept) {
        return Purge.of("delivery", kept, "created_at < ?");
    }
}
