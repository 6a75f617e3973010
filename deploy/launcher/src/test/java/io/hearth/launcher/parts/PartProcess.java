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
        ProcessHandle process = status().process().alive().orElseThrow();
        CompletableFuture.runAsync(
                        process::destroyForcibly,
                        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public String label() {
        return part.label();
    }

    @Override
    public void kill() throws Exception {
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
