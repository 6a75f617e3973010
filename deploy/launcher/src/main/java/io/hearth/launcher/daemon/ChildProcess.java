package io.hearth.launcher.daemon;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.process.RecordedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part in a process of its own, started again when it ends by itself. */
final class ChildProcess implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(12);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int BETWEEN_QUESTIONS_MILLIS = 100;

    private final Part part;
    private final String version;
    private final Supplier<ProcessBuilder> command;
    private final StateDirectory state;
    private final Readiness readiness;
    private final StatusBoard board;
    private @Nullable Process process;
    private boolean wasReady;
    private boolean closing;
    private int restarts;
    private int endsBeforeReady;

    ChildProcess(
            Part part,
            String version,
            Supplier<ProcessBuilder> command,
            StateDirectory state,
            Readiness readiness,
            StatusBoard board) {
        this.part = part;
        this.version = version;
        this.command = command;
        this.state = state;
        this.readiness = readiness;
        this.board = board;
    }

    /**
     * Starts the part and returns when it is ready.
     *
     * @throws PartFailedException if it ends, or is not ready in time
     */
    void start() {
        awaitReady(spawn(PartState.STARTING));
        process().onExit().thenAccept(this::ended);
    }

    private synchronized Process spawn(PartState as) {
        if (closing) {
            throw failed("is being stopped", null);
        }
        try {
            ProcessBuilder builder = command.get();
            builder.redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(state.log(part).toFile()));
            Process started = builder.start();
            process = started;
            wasReady = false;
            board.set(part, as, started.toHandle(), version, restarts);
            return started;
        } catch (IOException e) {
            throw failed("cannot be started: " + e.getMessage(), e);
        }
    }

    private void awaitReady(Process started) {
        Instant end = Instant.now().plus(START_PATIENCE);
        while (!readiness.holds()) {
            if (endsWithinAMoment(started)) {
                throw failed("ended with exit code " + started.exitValue(), null);
            }
            if (Instant.now().isAfter(end)) {
                throw failed(
                        "is not ready after %d s (%s)"
                                .formatted(START_PATIENCE.toSeconds(), readiness),
                        null);
            }
        }
        ready(started);
    }

    private synchronized void ready(Process started) {
        if (started.equals(process)) {
            wasReady = true;
            board.set(part, PartState.READY, started.toHandle(), version, restarts);
        }
    }

    private static boolean endsWithinAMoment(Process started) {
        try {
            return started.waitFor(BETWEEN_QUESTIONS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for a part was interrupted.", e);
        }
    }

    private synchronized void ended(Process ended) {
        if (closing) {
            return;
        }
        restarts++;
        endsBeforeReady = wasReady ? 0 : endsBeforeReady + 1;
        board.set(part, PartState.RESTARTING, ended.toHandle(), version, restarts);
        CompletableFuture.delayedExecutor(pause().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> Thread.ofVirtual().start(this::restart));
    }

    /** None for one that was ready, or at first; for one that cannot start 1 s, 2 s, 4 s … */
    private Duration pause() {
        if (endsBeforeReady <= 1) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(endsBeforeReady - 2, 5));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void restart() {
        try {
            Process started = spawn(PartState.RESTARTING);
            started.onExit().thenAccept(this::ended);
            awaitReady(started);
        } catch (PartFailedException e) {
            System.err.printf("%s: %s%n", part.label(), e.getMessage());
        }
    }

    @Override
    public void close() {
        Process last;
        synchronized (this) {
            closing = true;
            last = process;
        }
        if (last != null) {
            RecordedProcess.of(last.toHandle()).stop(STOP_PATIENCE);
            board.set(part, PartState.STOPPED, last.toHandle(), version, restarts);
        }
    }

    private Process process() {
        Process running = process;
        if (running == null) {
            throw new UncheckedIOException(new IOException(part.label() + " was not started"));
        }
        return running;
    }

    private PartFailedException failed(String what, @Nullable Throwable cause) {
        String message = part.label() + " " + what;
        return cause == null
                ? new PartFailedException(message, state.log(part))
                : new PartFailedException(message, state.log(part), cause);
    }
}
