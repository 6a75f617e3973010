package io.hearth.launcher.command;

import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.Archive;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.layout.StateLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hearth backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes all of a Hearth that is down into one file: stacks, events, Keystone, secrets.",
            "Whoever has the file has the secrets; nobody but you may read it."
        })
public final class BackupCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;

    @Parameters(paramLabel = "FILE", description = "To be written, such as hearth.tar.gz.")
    private Path file = Path.of("hearth.tar.gz");

    public BackupCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StateDirectory state = stateDirectory.get();
        if (!state.isInUse()) {
            throw new IllegalStateException("There is no Hearth in %s.".formatted(state.root()));
        }
        if (RunRecord.anythingRuns(state)) {
            throw new IllegalStateException(
                    "Hearth runs, and its parts would not agree in a copy; 'hearth down' first.");
        }
        Archive archive = new Archive(file);
        try (StateLock alone = StateLock.take(state, "hearth backup")) {
            archive.write(state);
        }
        System.out.printf(
                "%s holds all of %s (%.1f MB), secrets too.%n",
                archive.file(), state.root(), Files.size(archive.file()) / 1e6);
        Settings.load(state)
                .keystone()
                .ifPresent(
                        url ->
                                System.out.printf(
                                        "The Keystone at %s is not in it; back it up yourself.%n",
                                        url));
        return 0;
    }
}
