package io.hearth.webhookservice.delivery;

import io.hearth.messaging.gauge.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whether webhooks get their events in time. */
class DeliveryGauges {
    /** Gauge, in seconds: how long the first of what is due has waited for a replica. */
    static final String LATE = "hearth.webhooks.late";

    /** Gauge: deliveries that are to be tried, now or later. */
    static final String PENDING = "hearth.webhooks.pending";

    /** Gauge: dead letters that are still kept. */
    static final String DEAD = "hearth.webhooks.dead";

    /** A receiver that fails, or is slow and has something on its way, is its owner's affair. */
    @Produces
    @Singleton
    DatabaseGauge late() {
        return DatabaseGauge.ofSecondsSince(
                LATE,
                """
                select min(due_at) from delivery join webhook on webhook.id = webhook_id
                where state = 'PENDING' and attempts = 0 and enabled and failures = 0
                    and not exists (select 1 from delivery as sent
                        where sent.webhook_id = webhook.id and sent.state = 'PENDING'
                            and sent.attempts = 0 and sent.due_at > now())
                """);
    }

    @Produces
    @Singleton
    DatabaseGauge pending() {
        return new DatabaseGauge(
                PENDING,
                null,
                "select count(*) from delivery join webhook on webhook.id = webhook_id"
                        + " where state = 'PENDING' and enabled");
    }

    @Produces
    @Singleton
    DatabaseGauge dead() {
        return new DatabaseGauge(DEAD, null, "select count(*) from delivery where state = 'DEAD'");
    }
}
