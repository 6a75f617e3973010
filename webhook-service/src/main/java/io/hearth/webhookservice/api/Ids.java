package io.hearth.webhookservice.api;

import io.hearth.access.rest.HeatFault;
import io.hearth.webhookservice.subscription.Webhooks;
import java.util.UUID;

/** Ids in paths: what is none is the id of nothing. */
final class Ids {
    private static final int LENGTH = 36;

    private Ids() {}

    /**
     * @throws HeatFault 404
     */
    static UUID ofWebhook(String text) {
        try {
            return uuid(text);
        } catch (IllegalArgumentException e) {
            throw Webhooks.notFound(text);
        }
    }

    /**
     * @throws HeatFault 404
     */
    static UUID ofDelivery(String text) {
        try {
            return uuid(text);
        } catch (IllegalArgumentException e) {
            throw deliveryNotFound(text);
        }
    }

    static HeatFault deliveryNotFound(Object id) {
        return HeatFault.notFound("Delivery", String.valueOf(id));
    }

    private static UUID uuid(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("A UUID has %d characters.".formatted(LENGTH));
        }
        return UUID.fromString(text);
    }
}
