package io.hearth.launcher.command;

import io.hearth.launcher.layout.Archive;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hearth restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a Hearth of what 'hearth backup' has written, where there is none.",
            "What instances were promised since the backup is forgotten: 'hearth identities scan'",
            "tells in what Keystone is ahead, if it is one of your own."
        })
public final class RestoreCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;

    @Parameters(paramLabel = "FILE", description = "What 'hearth backup' has written.")
    private Path file = Path.of("hearth.tar.gz");

    public RestoreCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StateDirectory state = stateDirectory.get();
        if (state.isInUse()) {
            throw new IllegalStateException(
                    "There is a Hearth in %s; 'hearth reset' removes it, --state names another place."
                            .formatted(state.root()));
        }
        new Archive(file).read(state);
        state.prepare();
        System.out.printf("%s is as it was; 'hearth up' starts it.%n", state.root());
        return 0;
    }
}
