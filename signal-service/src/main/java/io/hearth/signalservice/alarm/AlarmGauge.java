package io.hearth.signalservice.alarm;

import io.hearth.messaging.gauge.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whether alarms look at their metrics in time. */
class AlarmGauge {
    /** Gauge, in seconds: how long the first of the due alarms has waited for a replica. */
    static final String LATE = "hearth.alarms.late";

    @Produces
    @Singleton
    DatabaseGauge late() {
        return DatabaseGauge.ofSecondsSince(LATE, "select min(due_at) from alarm");
    }
}
