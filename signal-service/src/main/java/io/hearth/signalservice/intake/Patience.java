package io.hearth.signalservice.intake;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends what has waited for too long. All wait equally long, so that the oldest is first; one look
 * for all of them every now and then costs less than a timer for each.
 */
final class Patience implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("signal-patience").daemon().factory());
    private final Duration length;

    Patience(Duration length) {
        this.length = length;
        clock.scheduleWithFixedDelay(
                this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Waiting(CompletableFuture<?> outcome, long since) {}

    /** Fails it with a {@link TimeoutException} unless it is done in time. */
    void bound(CompletableFuture<?> outcome) {
        waiting.add(new Waiting(outcome, System.nanoTime()));
    }

    private void look() {
        Waiting oldest = waiting.peek();
        while (oldest != null && (oldest.outcome().isDone() || isOver(oldest))) {
            waiting.remove();
            oldest.outcome()
                    .completeExceptionally(new TimeoutException("No word within " + length));
            oldest = waiting.peek();
        }
    }

    private boolean isOver(Waiting one) {
        return System.nanoTime() - one.since() >= length.toNanos();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
