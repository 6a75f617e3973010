package io.hearth.launcher.daemon;

import io.hearth.launcher.daemon.StepReport.Outcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Runs the steps of a start, each as soon as what it needs is there, and reports each. */
final class Steps {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final PrintStream reports;
    private final Path log;

    /**
     * @param reports read by the command that started the daemon
     * @param log where a step's failure is told that has no log of its own
     */
    Steps(PrintStream reports, Path log) {
        this.reports = reports;
        this.log = log;
    }

    <T> CompletableFuture<T> run(
            String name, List<? extends CompletableFuture<?>> needs, Callable<T> work) {
        return CompletableFuture.allOf(needs.toArray(CompletableFuture[]::new))
                .thenApplyAsync(ignored -> timed(name, work), THREADS);
    }

    /** Tells that a step has got to something that takes long. */
    void doing(String name, String what) {
        report(new StepReport(Outcome.DOING, name, 0, what, ""));
    }

    void ready(Duration all) {
        report(new StepReport(Outcome.READY, "", all.toMillis(), "", ""));
    }

    private <T> T timed(String name, Callable<T> work) {
        long began = System.nanoTime();
        try {
            T result = work.call();
            report(new StepReport(Outcome.DONE, name, millisSince(began), "", ""));
            return result;
        } catch (PartFailedException e) {
            failed(name, began, e, e.log());
            throw new CompletionException(e);
        } catch (Exception e) {
            failed(name, began, e, log);
            throw new CompletionException(e);
        }
    }

    private void failed(String name, long began, Exception failure, Path where) {
        failure.printStackTrace();
        report(
                new StepReport(
                        Outcome.FAILED,
                        name,
                        millisSince(began),
                        String.valueOf(failure.getMessage()),
                        where.toString()));
    }

    private void report(StepReport report) {
        synchronized (reports) {
            reports.println(report.line());
            reports.flush();
        }
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
