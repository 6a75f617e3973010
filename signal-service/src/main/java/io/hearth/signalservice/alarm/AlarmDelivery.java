package io.hearth.signalservice.alarm;

import io.hearth.signalservice.binding.Target;
import io.hearth.signalservice.binding.Targets;
import io.hearth.signalservice.intake.Reception;
import io.hearth.signalservice.intake.SignalIntake;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Sends the signals of alarms as those of others are taken, until the bus has them. */
@ApplicationScoped
class AlarmDelivery {
    static final int BATCH = 50;

    private static final Logger LOG = Logger.getLogger(AlarmDelivery.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** The bus may be late to tell of a resource, but not by this much. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private final Clock clock = Clock.systemUTC();
    private final AlarmSignalStore store;
    private final Targets targets;
    private final SignalIntake intake;

    AlarmDelivery(AlarmSignalStore store, Targets targets, SignalIntake intake) {
        this.store = store;
        this.targets = targets;
        this.intake = intake;
    }

    /**
     * @return how many signals it has tried
     */
    Uni<Integer> round() {
        return store.claim(clock.instant(), BATCH)
                .chain(
                        claimed ->
                                Multi.createFrom()
                                        .iterable(claimed)
                                        .onItem()
                                        .transformToUniAndConcatenate(this::send)
                                        .collect()
                                        .last()
                                        .replaceWith(claimed.size()));
    }

    private Uni<Void> send(AlarmSignal signal) {
        return targets.find(signal.target())
                .chain(
                        target ->
                                target.map(there -> send(signal, there))
                                        .orElseGet(() -> missing(signal)));
    }

    private Uni<Void> send(AlarmSignal signal, Target target) {
        return intake.take(
                        target, signal.body().getBytes(StandardCharsets.UTF_8), signal.requestKey())
                .chain(
                        reception ->
                                switch (reception) {
                                    case Reception.Durable() -> store.remove(signal);
                                    case Reception.Refused refused -> store.remove(signal);
                                    case Reception.Undelivered() -> later(signal, PAUSE);
                                    case Reception.TooMany(var wait) -> later(signal, wait);
                                });
    }

    private Uni<Void> missing(AlarmSignal signal) {
        Instant now = clock.instant();
        if (signal.createdAt().isAfter(now.minus(LATEST))) {
            return later(signal, PAUSE);
        }
        LOG.warnf(
                "An alarm signals resource %s of stack %s, which is not there.",
                signal.target().resource(), signal.target().stackId());
        return store.remove(signal);
    }

    private Uni<Void> later(AlarmSignal signal, Duration pause) {
        return store.postpone(signal, clock.instant().plus(pause));
    }
}
