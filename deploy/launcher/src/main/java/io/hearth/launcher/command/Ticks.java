package io.hearth.launcher.command;

import io.hearth.launcher.daemon.StepReport;
import java.io.PrintStream;
import java.util.Locale;

/** Prints steps as they are done, each with its time. */
final class Ticks {
    private final PrintStream out;

    Ticks(PrintStream out) {
        this.out = out;
    }

    void show(StepReport report) {
        switch (report.outcome()) {
            case DOING -> out.printf("    %s: %s%n", report.step(), report.detail());
            case DONE -> tick("✓", report);
            case FAILED -> tick("✗", report);
            case READY -> {}
        }
        out.flush();
    }

    private void tick(String sign, StepReport report) {
        out.printf(
                Locale.ROOT, "  %s %-20s %6.1f s%n", sign, report.step(), report.millis() / 1000.0);
    }
}
