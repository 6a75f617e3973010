package io.hearth.launcher.command;

import io.hearth.launcher.layout.StateDirectory;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code hearth demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Tells the main job end to end with real clients; starts Hearth if need be.")
public final class DemoCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;
    private final UpCommand up;

    public DemoCommand(Supplier<StateDirectory> stateDirectory, UpCommand up) {
        this.stateDirectory = stateDirectory;
        this.up = up;
    }

    @Override
    public Integer call() throws Exception {
        int started = up.call();
        return started != 0 ? started : stateDirectory.get().isInUse() ? 0 : 1;
    }
}
