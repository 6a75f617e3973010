package io.hearth.bench;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How long it takes until whoever follows a resource's metadata sees what has changed. It is
 * measured from the answer to the signal that changes it, so that the engine's work is in it beside
 * the way from the engine to the reader.
 */
final class VisibilityBenchmark {
    private static final int CHANGES = 300;
    private static final int WARM_UP = 50;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double TARGET_MILLIS = 100;
    private static final String HANDLE = "handle";

    private final Stacks stacks;
    private final Report report;

    private record Sight(String document, long at) {}

    VisibilityBenchmark(Stacks stacks, Report report) {
        this.stacks = stacks;
        this.report = report;
    }

    void changes() throws InterruptedException {
        report.progress("a resource's metadata change, and somebody follows them");
        String stack = stacks.create(Templates.instance());
        stacks.awaitComplete(stack, Duration.ofMillis(50));
        BlockingQueue<Sight> seen = new LinkedBlockingQueue<>();
        try (Stream<String> documents = stacks.follow(stack, HANDLE)) {
            Thread.ofVirtual().start(() -> watch(documents, seen));
            for (int n = 0; n < WARM_UP; n++) {
                changed(stack, "warm" + n, seen);
            }
            double[] millis = new double[CHANGES];
            for (int n = 0; n < CHANGES; n++) {
                millis[n] = changed(stack, "change" + n, seen);
            }
            report.progress(
                    String.format(Locale.ROOT, "p50 %.1f ms", Figure.percentile(millis, 50)));
            report.add(
                    Figure.value(
                            "from a change to who follows it, p99",
                            "ms",
                            Figure.percentile(millis, 99),
                            TARGET_MILLIS));
        }
        stacks.delete(stack);
    }

    private static void watch(Stream<String> documents, BlockingQueue<Sight> seen) {
        try {
            documents.forEach(document -> seen.add(new Sight(document, System.nanoTime())));
        } catch (UncheckedIOException e) {
            // closed, since all has been seen
        }
    }

    private double changed(String stack, String id, BlockingQueue<Sight> seen)
            throws InterruptedException {
        stacks.signal(stack, HANDLE, id);
        long answered = System.nanoTime();
        Sight sight = next(seen);
        while (!sight.document().contains('"' + id + '"')) {
            sight = next(seen);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        return (sight.at() - answered) / 1e6;
    }

    private static Sight next(BlockingQueue<Sight> seen) throws InterruptedException {
        Sight sight = seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (sight == null) {
            throw new IllegalStateException("Nothing was seen for " + PATIENCE);
        }
        return sight;
    }
}
