package io.hearth.bench;

/** Time that has passed. */
final class Clock {
    private Clock() {}

    static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return millisSince(start);
    }

    static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
