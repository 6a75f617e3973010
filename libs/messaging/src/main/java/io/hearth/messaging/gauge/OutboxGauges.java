package io.hearth.messaging.gauge;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What of the service's events is not on the bus. */
class OutboxGauges {
    /** Gauge: events that wait for the bus. */
    static final String EVENTS = "hearth.outbox.events";

    /** Gauge, in seconds: how long the first of them has waited. */
    static final String AGE = "hearth.outbox.age";

    /** Gauge: events that the broker would never take, set aside for an operator to see. */
    static final String REFUSED = "hearth.outbox.refused";

    @Produces
    @Singleton
    DatabaseGauge events() {
        return DatabaseGauge.ofRows(EVENTS, "outbox");
    }

    @Produces
    @Singleton
    DatabaseGauge age() {
        return DatabaseGauge.ofSecondsSince(
                AGE,
                "select cast(cast(headers as json) ->> 'ce_time' as timestamptz)"
                        + " from outbox order by seq limit 1");
    }

    @Produces
    @Singleton
    DatabaseGauge refused() {
        return DatabaseGauge.ofRows(REFUSED, "outbox_refused");
    }
}
