package io.hearth.webhookservice.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * When a delivery that failed is tried again. Each wait is up to a fifth longer than it is set,
 * lest all that failed together come together.
 */
@Singleton
class RetrySchedule {
    private static final int JITTER = 5;

    private final List<Duration> waits;

    RetrySchedule(@ConfigProperty(name = "hearth.webhooks.retries") List<Duration> waits) {
        if (waits.stream().anyMatch(wait -> wait.isNegative() || wait.isZero())) {
            throw new IllegalArgumentException(
                    "hearth.webhooks.retries must be waits of more than nothing, not %s."
                            .formatted(waits));
        }
        this.waits = List.copyOf(waits);
    }

    /**
     * @param attempts how often it has been tried before this time
     * @return empty after the last try, and for a receiver that is gone
     */
    Optional<Instant> next(Outcome.Failed failed, int attempts, Instant now) {
        if (failed.failure() == Failure.GONE || attempts >= waits.size()) {
            return Optional.empty();
        }
        Duration wait = waits.get(attempts);
        long jitter = ThreadLocalRandom.current().nextLong(wait.toMillis() / JITTER + 1);
        return Optional.of(now.plus(wait).plusMillis(jitter));
    }
}
