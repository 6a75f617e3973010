package io.hearth.launcher.command;

import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.layout.StateLock;
import io.hearth.local.KeystoneServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code hearth down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything; data is kept for the next 'hearth up'.")
public final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Supplier<StateDirectory> stateDirectory;

    public DownCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() {
        System.out.println(
                stop(stateDirectory.get()) ? "Hearth is down." : "Hearth was not running.");
        return 0;
    }

    /**
     * @return whether anything was running
     */
    static boolean stop(StateDirectory state) {
        Optional<RunRecord> record = RunRecord.load(state);
        if (record.isEmpty()) {
            return false;
        }
        boolean running = record.get().daemon().alive().isPresent();
        if (!record.get().daemon().stop(PATIENCE)) {
            throw new IllegalStateException(
                    "The launcher's daemon (pid %d) does not end."
                            .formatted(record.get().daemon().pid()));
        }
        try (StateLock alone = StateLock.take(state, "hearth down")) {
            boolean leftovers = !record.get().stopLeftovers().isEmpty();
            if (!running) {
                // a killed daemon leaves its container, perhaps before it has written it down
                KeystoneServer.forget(state.keystone());
            }
            return leftovers || running;
        }
    }
}
