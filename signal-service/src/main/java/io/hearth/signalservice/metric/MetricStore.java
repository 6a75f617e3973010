package io.hearth.signalservice.metric;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the tables {@code metric} and {@code metric_minute}. */
@ApplicationScoped
class MetricStore {
    private static final String KNOWN =
            "select hash from metric where project_id = $1 and hash = any ($2)";

    private static final String COUNTS =
            "select stack_id, count(*) as metrics from metric where project_id = $1 group by stack_id";

    /** Locks the row too: no purge can remove it before there is something to keep it for. */
    private static final String PUT =
            """
            insert into metric (project_id, hash, namespace, name, unit, dimensions, stack_id)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (project_id, hash) do update set touched_at = now()
            """;

    private static final String PUT_MINUTE =
            """
            insert into metric_minute (metric_id, started_at, samples, total, least, most)
            select id, $3, $4, $5, $6, $7 from metric where project_id = $1 and hash = $2
            on conflict (metric_id, started_at) do update set
                samples = metric_minute.samples + excluded.samples,
                total = metric_minute.total + excluded.total,
                least = least(metric_minute.least, excluded.least),
                most = greatest(metric_minute.most, excluded.most)
            """;

    /** Which of these a project has. */
    Uni<Set<String>> known(SqlClient connection, String projectId, Set<String> hashes) {
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(projectId, hashes.toArray(String[]::new)))
                .map(
                        rows -> {
                            Set<String> known = new HashSet<>();
                            rows.forEach(row -> known.add(row.getString("hash")));
                            return known;
                        });
    }

    /** How many metrics a project has, by the stack's tree that they belong to. */
    Uni<Map<String, Long>> counts(SqlClient connection, String projectId) {
        return connection
                .preparedQuery(COUNTS)
                .execute(Tuple.of(projectId))
                .map(
                        rows -> {
                            Map<String, Long> counts = new HashMap<>();
                            rows.forEach(
                                    row ->
                                            counts.put(
                                                    row.getString("stack_id"),
                                                    row.getLong("metrics")));
                            return counts;
                        });
    }

    /**
     * @param connection whose transaction it belongs to
     * @param rows sorted by their hash
     */
    Uni<Void> put(SqlClient connection, List<MetricRow> rows) {
        return connection
                .preparedQuery(PUT)
                .executeBatch(rows.stream().map(MetricRow::metric).toList())
                .chain(
                        () ->
                                connection
                                        .preparedQuery(PUT_MINUTE)
                                        .executeBatch(
                                                rows.stream().map(MetricRow::minute).toList()))
                .replaceWithVoid();
    }
}
