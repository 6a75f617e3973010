package io.hearth.messaging.latency;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * Counts the requests to a service, and whatever else Hearth times, in buckets. They are few and
 * the same everywhere: Prometheus adds the replicas' up and tells quantiles of all of them, which
 * no sum, maximum or quantile of a single replica allows.
 */
@Singleton
final class LatencyBuckets implements MeterFilter {
    /** Timer of Quarkus': requests to this service. */
    private static final String REQUESTS = "http.server.requests";

    private static final String OF_HEARTH = "hearth.";

    /** In milliseconds; alerts judge by one of these, between which a quantile is a guess. */
    private static final long[] BOUNDS = {
        5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000
    };

    private static final DistributionStatisticConfig BUCKETS =
            DistributionStatisticConfig.builder().serviceLevelObjectives(nanoseconds()).build();

    @Override
    public DistributionStatisticConfig configure(
            Meter.Id id, DistributionStatisticConfig configured) {
        return isLatency(id) ? BUCKETS.merge(configured) : configured;
    }

    private static boolean isLatency(Meter.Id id) {
        return id.getType() == Meter.Type.TIMER
                && (id.getName().equals(REQUESTS) || id.getName().startsWith(OF_HEARTH));
    }

    private static double[] nanoseconds() {
        return LongStream.of(BOUNDS)
                .mapToDouble(bound -> Duration.ofMillis(bound).toNanos())
                .toArray();
    }
}
