package io.hearth.signalservice.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * How many requests a second each of many senders may make. Each instance of the service counts for
 * itself.
 *
 * @param <K> tells the senders apart
 */
public final class PerSecond<K> {
    private static final long UNLIMITED = -1;

    /** Long enough for any bucket to be full again: who comes after it may begin with a new one. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final long MOST_KEPT = 100_000;

    private final long limit;
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(KEPT).build();

    /**
     * @param property the name of the limit's setting, for messages
     * @param limit at least 1, or -1 for none
     * @throws IllegalArgumentException for a limit that cannot be
     */
    public PerSecond(String property, long limit, TimeMeter time) {
        if (limit != UNLIMITED && limit < 1) {
            throw new IllegalArgumentException(
                    "%s is %d; it is to be at least 1, or -1 for no limit."
                            .formatted(property, limit));
        }
        this.limit = limit;
        this.time = time;
    }

    /**
     * Counts a request.
     *
     * @return empty when it may go on; else after which time another try can
     */
    public Optional<Duration> wait(K sender) {
        if (limit == UNLIMITED) {
            return Optional.empty();
        }
        ConsumptionProbe probe =
                buckets.get(sender, any -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(it -> it.capacity(limit).refillGreedy(limit, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
