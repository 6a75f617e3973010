package io.hearth.launcher.parts;

import io.hearth.launcher.daemon.PartState;
import io.hearth.launcher.daemon.PartStatus;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The process of a part, which the launcher starts again when it ends. */
public record PartProcess(Part part, StateDirectory state) implements Victim {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Ends the process by SIGKILL, in so many milliseconds. */
    public void killAfter(long millis) throws Exception {
        ProcessHandle process = process();
        CompletableFuture.runAsync(
                        process::destroyForcibly,
                        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
        awaitEnd(process);
    }

    /** The same part, ended by SIGTERM, as when another release takes its place. */
    public Victim byTerm() {
        return new Victim() {
            @Override
            public String label() {
                return part.label() + ", by SIGTERM";
            }

            @Override
            public void kill() throws Exception {
                PartProcess.this.awaitReady();
                ProcessHandle process = process();
                process.destroy();
                awaitEnd(process);
            }

            @Override
            public void awaitReady() {
                PartProcess.this.awaitReady();
            }
        };
    }

    private ProcessHandle process() {
        return status().process().alive().orElseThrow();
    }

    private static void awaitEnd(ProcessHandle process) throws Exception {
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public String label() {
        return part.label();
    }

    @Override
    public void kill() throws Exception {
        awaitReady(); // it may have ended a moment ago
        killAfter(0);
    }

    /** Waits until the part is up, again or still. */
    @Override
    public void awaitReady() {
        Awaitility.await(part.label())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(this::isReady);
    }

    private boolean isReady() {
        PartStatus status = status();
        return status.state() == PartState.READY && status.process().alive().isPresent();
    }

    private PartStatus status() {
        PartStatus status = RunRecord.load(state).orElseThrow().parts().get(part);
        if (status == null) {
            throw new AssertionError(part.label() + " was never started");
        }
        return status;
    }
}
