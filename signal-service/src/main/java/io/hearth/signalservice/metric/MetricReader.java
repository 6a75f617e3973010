package io.hearth.signalservice.metric;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was measured, by metric and period. */
@ApplicationScoped
public class MetricReader {
    private static final String LIST =
            """
            select max(id) as id, namespace, name, dimensions from metric
            where project_id = $1 and ($2::text is null or namespace = $2)
                and ($3::text is null or name = $3)
                and dimensions @> $4 and jsonb_exists_all(dimensions, $7)
            group by namespace, name, dimensions
            having max(id) > $5 order by 1 limit $6
            """;

    private static final String PERIODS =
            """
            select unit, floor(extract(epoch from started_at) / $6::bigint)::bigint as number,
                sum(samples) as samples, sum(total) as total, min(least) as least,
                max(most) as most
            from metric join metric_minute on metric_id = id
            where project_id = $1 and namespace = $2 and name = $3 and %s
                and started_at >= $4 and started_at < $5 and ($7::text is null or unit = $7)
            group by 1, 2 order by 2, 1
            """;

    private static final String OF_METRIC = PERIODS.formatted("dimensions = $8");

    /** What names an alarm among its dimensions is for that alarm alone. */
    private static final String OF_ALARM =
            PERIODS.formatted("dimensions @> $8 and coalesce(dimensions ->> 'AlarmName', $9) = $9");

    private final Pool database;

    MetricReader(Pool database) {
        this.database = database;
    }

    /**
     * A metric that a project has.
     *
     * @param number by which the next page begins
     */
    public record Found(long number, Metric metric) {}

    /**
     * The metrics of a project, the oldest first.
     *
     * @param namespace null for any
     * @param name null for any
     * @param dimensions that it has among others
     * @param named the names of dimensions that it has among others
     * @param after the number of the last one before
     */
    public Uni<List<Found>> list(
            String projectId,
            @Nullable String namespace,
            @Nullable String name,
            Map<String, String> dimensions,
            Set<String> named,
            long after,
            int limit) {
        return database.preparedQuery(LIST)
                .execute(
                        Tuple.tuple()
                                .addValue(projectId)
                                .addValue(namespace)
                                .addValue(name)
                                .addValue(MetricRow.json(dimensions))
                                .addValue(after)
                                .addValue(limit)
                                .addValue(named.toArray(String[]::new)))
                .map(
                        rows -> {
                            List<Found> found = new ArrayList<>();
                            rows.forEach(row -> found.add(found(row)));
                            return found;
                        });
    }

    /**
     * What was measured of one metric, in order, each unit by itself.
     *
     * @param unit null for all
     * @param length of a period, a multiple of a minute
     */
    public Uni<List<Period>> periods(
            String projectId,
            Metric metric,
            @Nullable String unit,
            Duration length,
            Instant from,
            Instant before) {
        return database.preparedQuery(OF_METRIC)
                .execute(values(projectId, metric, unit, length, from, before))
                .map(rows -> periods(rows, length));
    }

    /**
     * What an alarm goes by: all metrics that have its dimensions, be it among others.
     *
     * @param connection whose transaction it belongs to
     * @param alarm its name
     */
    public Uni<List<Period>> periodsFor(
            SqlClient connection,
            String alarm,
            String projectId,
            Metric metric,
            @Nullable String unit,
            Duration length,
            Instant from,
            Instant before) {
        return connection
                .preparedQuery(OF_ALARM)
                .execute(values(projectId, metric, unit, length, from, before).addValue(alarm))
                .map(rows -> periods(rows, length));
    }

    private static Tuple values(
            String projectId,
            Metric metric,
            @Nullable String unit,
            Duration length,
            Instant from,
            Instant before) {
        return Tuple.tuple()
                .addValue(projectId)
                .addValue(metric.namespace())
                .addValue(metric.name())
                .addValue(MetricRow.utc(from))
                .addValue(MetricRow.utc(before))
                .addValue(length.toSeconds())
                .addValue(unit)
                .addValue(MetricRow.json(metric.dimensions()));
    }

    private static List<Period> periods(RowSet<Row> rows, Duration length) {
        List<Period> periods = new ArrayList<>();
        rows.forEach(
                row ->
                        periods.add(
                                new Period(
                                        Instant.ofEpochSecond(
                                                row.getLong("number") * length.toSeconds()),
                                        row.getString("unit"),
                                        new Statistics(
                                                row.getDouble("samples"),
                                                row.getDouble("total"),
                                                row.getDouble("least"),
                                                row.getDouble("most")))));
        return periods;
    }

    private static Found found(Row row) {
        TreeMap<String, String> dimensions = new TreeMap<>();
        row.getJsonObject("dimensions")
                .forEach(
                        dimension ->
                                dimensions.put(
                                        dimension.getKey(), String.valueOf(dimension.getValue())));
        return new Found(
                row.getLong("id"),
                new Metric(row.getString("namespace"), row.getString("name"), dimensions));
    }
}
