package io.hearth.webhookservice.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes a try and records what became of it. */
@Singleton
class Attempts {
    /** Counter: tries; tag {@code outcome}: {@code delivered}, or a {@link Failure}. */
    static final String ATTEMPTS = "hearth.webhooks.attempts";

    /** Timer: how long a try took. */
    static final String DURATION = "hearth.webhooks.attempt";

    /** Counter: deliveries that are not tried any more. */
    static final String DEAD = "hearth.webhooks.dead.lettered";

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Courier courier;
    private final Claims claims;
    private final RetrySchedule schedule;
    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();

    Attempts(Courier courier, Claims claims, RetrySchedule schedule, MeterRegistry meters) {
        this.courier = courier;
        this.claims = claims;
        this.schedule = schedule;
        this.meters = meters;
        count(new Outcome.Delivered(200), 0); // so that the first is seen to be one more
        meters.counter(DEAD);
    }

    /** Never fails: what cannot be recorded comes again when its lease is over. */
    Uni<Void> make(ClaimedDelivery delivery) {
        Instant began = clock.instant();
        return courier.deliver(delivery)
                .invoke(outcome -> meter(outcome, Duration.between(began, clock.instant())))
                .chain(outcome -> record(delivery, outcome))
                .onFailure()
                .invoke(
                        e ->
                                LOG.warnf(
                                        "What became of event %s for webhook %s is not recorded: %s",
                                        delivery.eventId(), delivery.webhookId(), e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> record(ClaimedDelivery delivery, Outcome outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (outcome) {
            case Outcome.Delivered(int status) -> claims.delivered(delivery, status, now);
            case Outcome.Failed failed -> {
                Optional<Instant> next = schedule.next(failed, delivery.attempts(), now);
                if (next.isEmpty()) {
                    meters.counter(DEAD).increment();
                }
                yield claims.failed(delivery, failed, next, now);
            }
        };
    }

    private void meter(Outcome outcome, Duration duration) {
        meters.timer(DURATION).record(duration);
        count(outcome, 1);
    }

    private void count(Outcome outcome, int number) {
        String name =
                switch (outcome) {
                    case Outcome.Delivered delivered -> "delivered";
                    case Outcome.Failed(Failure failure, Integer status) ->
                            failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
                };
        meters.counter(ATTEMPTS, "outcome", name).increment(number);
    }
}
