package io.hearth.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that was written down. A pid may have gone to another program since, so that the moment
 * of its start is written down too.
 *
 * @param pid the process id
 * @param startedAt when it started, in milliseconds since 1970
 */
public record RecordedProcess(long pid, long startedAt) {
    /** The kernel's clock of starts and the wall clock drift apart by as much. */
    private static final long TOLERANCE_MILLIS = 2_000;

    /** The process as it runs now. */
    public static RecordedProcess of(ProcessHandle process) {
        return new RecordedProcess(
                process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** The same process, if it still runs. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(
                        process ->
                                Math.abs(RecordedProcess.of(process).startedAt - startedAt)
                                        < TOLERANCE_MILLIS);
    }

    /**
     * Asks the process to end, and kills it when it does not within the patience.
     *
     * @return whether it has ended
     */
    public boolean stop(Duration patience) {
        Optional<ProcessHandle> running = alive();
        if (running.isEmpty()) {
            return true;
        }
        ProcessHandle process = running.get();
        process.destroy();
        if (!ends(process, patience)) {
            process.destroyForcibly();
            return ends(process, Duration.ofSeconds(5));
        }
        return true;
    }

    private static boolean ends(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
