package io.hearth.signalservice.metric;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A datum as the tables {@code metric} and {@code metric_minute} have it. */
record MetricRow(String projectId, Datum datum, String hash, String stackId) {
    static MetricRow of(String projectId, Datum datum) {
        return new MetricRow(
                projectId, datum, datum.metric().hash(datum.unit()), datum.metric().stackId());
    }

    Tuple metric() {
        Metric metric = datum.metric();
        return Tuple.tuple()
                .addValue(projectId)
                .addValue(hash)
                .addValue(metric.namespace())
                .addValue(metric.name())
                .addValue(datum.unit())
                .addValue(json(metric.dimensions()))
                .addValue(stackId);
    }

    Tuple minute() {
        Statistics statistics = datum.statistics();
        return Tuple.tuple()
                .addValue(projectId)
                .addValue(hash)
                .addValue(utc(datum.at().truncatedTo(ChronoUnit.MINUTES)))
                .addValue(statistics.samples())
                .addValue(statistics.sum())
                .addValue(statistics.minimum())
                .addValue(statistics.maximum());
    }

    static JsonObject json(Map<String, String> dimensions) {
        JsonObject json = new JsonObject();
        dimensions.forEach(json::put);
        return json;
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
