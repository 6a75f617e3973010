package io.hearth.signalservice.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.hearth.signalservice.binding.Target;
import io.hearth.signalservice.binding.TargetKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many signals a second one resource takes, and all of one project, so that a storm of some
 * does not take the room of others. Each instance of the service counts for itself.
 */
@ApplicationScoped
@Startup // a limit that cannot be keeps the service from starting
class Pace {
    private static final String PER_RESOURCE = "hearth.limit.max-signals-per-resource-per-second";
    private static final String PER_TENANT = "hearth.limit.max-signals-per-tenant-per-second";
    private static final long UNLIMITED = -1;

    /** Long enough for any bucket to be full again: who comes after it may begin with a new one. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final long MOST_KEPT = 100_000;

    private final long perResource;
    private final long perTenant;
    private final TimeMeter time;
    private final Cache<TargetKey, Bucket> resources = cache();
    private final Cache<String, Bucket> tenants = cache();

    @Inject
    Pace(
            @ConfigProperty(name = PER_RESOURCE, defaultValue = "10000") long perResource,
            @ConfigProperty(name = PER_TENANT, defaultValue = "20000") long perTenant) {
        this(perResource, perTenant, TimeMeter.SYSTEM_NANOTIME);
    }

    Pace(long perResource, long perTenant, TimeMeter time) {
        this.time = time;
        this.perResource = checked(PER_RESOURCE, perResource);
        this.perTenant = checked(PER_TENANT, perTenant);
    }

    private static long checked(String property, long limit) {
        if (limit != UNLIMITED && limit < 1) {
            throw new IllegalArgumentException(
                    "%s is %d; it is to be at least 1, or -1 for no limit."
                            .formatted(property, limit));
        }
        return limit;
    }

    /**
     * Counts a signal.
     *
     * @return empty when it may go on; else after which time another try can
     */
    Optional<Duration> wait(Target target) {
        // the resource first: what it is refused must not count for its project
        TargetKey resource = new TargetKey(target.stack().id(), target.resource());
        return wait(resources, resource, perResource)
                .or(() -> wait(tenants, target.stack().projectId(), perTenant));
    }

    private <K> Optional<Duration> wait(Cache<K, Bucket> buckets, K key, long perSecond) {
        if (perSecond == UNLIMITED) {
            return Optional.empty();
        }
        ConsumptionProbe probe =
                buckets.get(key, any -> bucket(perSecond)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(long perSecond) {
        return Bucket.builder()
                .addLimit(
                        it -> it.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private static <K> Cache<K, Bucket> cache() {
        return Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(KEPT).build();
    }
}
