package io.hearth.launcher.story;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells the story: a line for each thing that was as it should be, with the time it took. */
public final class Teller {
    private final PrintStream out;

    public Teller(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.printf("%n%s%n", title);
        out.flush();
    }

    /** Does something and ticks it off; a failure is told and goes on to the caller. */
    <T> T tick(String what, Callable<T> deed) throws Exception {
        long began = System.nanoTime();
        try {
            T result = deed.call();
            line("✓", what, began);
            return result;
        } catch (Exception e) {
            line("✗", what, began);
            throw e;
        }
    }

    private void line(String sign, String what, long began) {
        out.printf(
                Locale.ROOT, "  %s %-72s %6.2f s%n", sign, what, (System.nanoTime() - began) / 1e9);
        out.flush();
    }
}
