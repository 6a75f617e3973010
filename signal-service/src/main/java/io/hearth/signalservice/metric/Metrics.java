package io.hearth.signalservice.metric;

import io.github.bucket4j.TimeMeter;
import io.hearth.signalservice.limit.PerSecond;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes what was measured, within what a project and a stack may have of it. */
@Startup // a limit that cannot be keeps the service from starting
@ApplicationScoped
public class Metrics {
    private static final String PER_STACK = "hearth.limit.max-metrics-per-stack";
    private static final String PER_TENANT = "hearth.limit.max-metrics-per-tenant";
    private static final String STACK_PACE =
            "hearth.limit.max-metric-requests-per-stack-per-second";
    private static final String TENANT_PACE =
            "hearth.limit.max-metric-requests-per-tenant-per-second";

    private final Pool database;
    private final MetricStore store;
    private final PerSecond<String> stackPace;
    private final PerSecond<String> tenantPace;
    private final long perStack;
    private final long perTenant;

    Metrics(
            Pool database,
            MetricStore store,
            @ConfigProperty(name = STACK_PACE, defaultValue = "200") long stacksRequests,
            @ConfigProperty(name = TENANT_PACE, defaultValue = "500") long tenantsRequests,
            @ConfigProperty(name = PER_STACK, defaultValue = "1000") long perStack,
            @ConfigProperty(name = PER_TENANT, defaultValue = "10000") long perTenant) {
        this.database = database;
        this.store = store;
        this.stackPace = new PerSecond<>(STACK_PACE, stacksRequests, TimeMeter.SYSTEM_NANOTIME);
        this.tenantPace = new PerSecond<>(TENANT_PACE, tenantsRequests, TimeMeter.SYSTEM_NANOTIME);
        this.perStack = checked(PER_STACK, perStack);
        this.perTenant = checked(PER_TENANT, perTenant);
    }

    private static long checked(String property, long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "%s is %d; it is to be at least 1.".formatted(property, limit));
        }
        return limit;
    }

    /**
     * Counts a request that brings metrics.
     *
     * @param rootId of the stack's tree whose instance makes it; null for an owner
     * @return empty when it may go on; else after which time another try can
     */
    public Optional<Duration> wait(String projectId, @Nullable String rootId) {
        // the stack first: what it is refused must not count for its project
        Optional<Duration> stack = rootId == null ? Optional.empty() : stackPace.wait(rootId);
        return stack.or(() -> tenantPace.wait(projectId));
    }

    /**
     * Keeps all of it or, when it fails, nothing.
     *
     * @return fails with a {@link TooManyMetricsException}
     */
    public Uni<Void> put(String projectId, List<Datum> data) {
        // rows are always locked in the same order, so that no two requests wait for each other
        List<MetricRow> rows =
                data.stream()
                        .map(one -> MetricRow.of(projectId, one))
                        .sorted(Comparator.comparing(MetricRow::hash))
                        .toList();
        return database.withTransaction(
                connection ->
                        store.known(connection, projectId, hashes(rows))
                                .chain(known -> checkRoom(connection, projectId, rows, known))
                                .chain(() -> store.put(connection, rows)));
    }

    /** Requests that come at the same time may each go as far as the limit. */
    private Uni<Void> checkRoom(
            SqlConnection connection, String projectId, List<MetricRow> rows, Set<String> known) {
        List<MetricRow> fresh = rows.stream().filter(row -> !known.contains(row.hash())).toList();
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.counts(connection, projectId)
                .invoke(
                        counts -> {
                            long added = hashes(fresh).size();
                            if (counts.values().stream().mapToLong(Long::longValue).sum() + added
                                    > perTenant) {
                                throw tooMany("project", perTenant);
                            }
                            for (String stack : stacks(fresh)) {
                                if (counts.getOrDefault(stack, 0L) + added(fresh, stack)
                                        > perStack) {
                                    throw tooMany("stack", perStack);
                                }
                            }
                        })
                .replaceWithVoid();
    }

    private static TooManyMetricsException tooMany(String whose, long limit) {
        return new TooManyMetricsException(
                "The %s has as many metrics as it may have, %d.".formatted(whose, limit));
    }

    private static Set<String> stacks(List<MetricRow> rows) {
        return rows.stream()
                .map(MetricRow::stackId)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private static long added(List<MetricRow> rows, String stack) {
        return hashes(rows.stream().filter(row -> row.stackId().equals(stack)).toList()).size();
    }

    private static Set<String> hashes(List<MetricRow> rows) {
        return rows.stream().map(MetricRow::hash).collect(Collectors.toCollection(HashSet::new));
    }
}
