package io.hearth.stackapi.engine;

import io.hearth.messaging.gauge.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whether timers are taken in time. */
class TimerGauge {
    /** Gauge, in seconds: how long the first of the due timers has waited for a replica. */
    static final String LATE = "hearth.timers.late";

    @Produces
    @Singleton
    DatabaseGauge late() {
        return DatabaseGauge.ofSecondsSince(LATE, "select min(due_at) from timer");
    }
}
