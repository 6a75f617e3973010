package io.hearth.signalservice.alarm;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Looks at alarms that are due, and sends what they signal, each second. */
@ApplicationScoped
class AlarmLoop {
    private static final Logger LOG = Logger.getLogger(AlarmLoop.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AlarmEvaluation evaluation;
    private final AlarmDelivery delivery;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("alarms").factory());

    AlarmLoop(AlarmEvaluation evaluation, AlarmDelivery delivery) {
        this.evaluation = evaluation;
        this.delivery = delivery;
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(
                this::run, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void run() {
        outlast("look at alarms", AlarmEvaluation.BATCH, evaluation::round);
        outlast("send what alarms signal", AlarmDelivery.BATCH, delivery::round);
    }

    /** What fails waits for the next time. */
    private void outlast(String what, int batch, Supplier<Uni<Integer>> round) {
        try {
            int done;
            do {
                done = round.get().await().atMost(PATIENCE);
            } while (done == batch && !timer.isShutdown());
        } catch (RuntimeException e) {
            LOG.warnf("To %s waits: %s", what, e.getMessage());
        }
    }
}
