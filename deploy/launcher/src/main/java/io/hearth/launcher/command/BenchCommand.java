package io.hearth.launcher.command;

import io.hearth.launcher.layout.StateDirectory;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code hearth bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures speed and size against the bare parts.")
public final class BenchCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;

    public BenchCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() {
        System.err.printf(
                "hearth: there is no measurement yet (state: %s).%n", stateDirectory.get().root());
        return 1;
    }
}
