package io.hearth.signalservice.metric;

import io.hearth.messaging.purge.Purge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Minutes that are too old, and metrics of which nothing is left. */
class MetricPurge {
    private static final String PROPERTY = "hearth.retention.metrics";

    private final Duration kept;

    MetricPurge(@ConfigProperty(name = PROPERTY, defaultValue = "15d") Duration kept) {
        if (kept.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "%s is %s; alarms look back for up to a day.".formatted(PROPERTY, kept));
        }
        this.kept = kept;
    }

    @Produces
    @Singleton
    Purge metrics() {
        return Purge.of(
                "metric",
                kept,
                "touched_at < ? and not exists (select 1 from metric_minute where metric_id = metric.id)");
    }

    @Produces
    @Singleton
    Purge minutes() {
        return Purge.of("metric_minute", kept, "started_at < ?");
    }
}
