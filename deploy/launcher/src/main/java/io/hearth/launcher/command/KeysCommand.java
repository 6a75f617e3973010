package io.hearth.launcher.command;

import io.hearth.contract.seal.Keyset;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.KeysetFile;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.StateDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code hearth keys}. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "The keys that secrets are sealed with, in databases and on the bus: one seals, each",
            "opens what it has sealed. Services follow the file within two seconds."
        })
public final class KeysCommand implements Runnable {
    /** Longer than a service needs to see that its file is another. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(4);

    private final Supplier<StateDirectory> stateDirectory;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The keyset of a Hearth elsewhere; by default that of the local one.")
    private @Nullable Path file;

    public KeysCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: list, add, promote or rotate.");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the keys by their ids, the oldest first, and which one seals.")
    int list() {
        return told(keyset().read());
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Adds a key that opens and does not seal yet.",
                "Give the file to every service before the key is promoted: what a key has sealed",
                "that a service does not know, it cannot take in."
            })
    int add() {
        return told(keyset().change(Keyset::withAnotherKey));
    }

    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Has the key that was added last seal from now on.")
    int promote() {
        return told(keyset().change(Keyset::sealingWithTheNewest));
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Adds a key, waits until every service of the local Hearth knows it, and has it",
                "seal from then on. The older keys stay, for what they have sealed."
            })
    int rotate() throws InterruptedException {
        if (file != null) {
            throw new ParameterException(
                    spec.commandLine().getSubcommands().get("rotate"),
                    "When the services of a Hearth elsewhere know a key is not seen from here: 'hearth keys add', then 'hearth keys promote'.");
        }
        KeysetFile keyset = keyset();
        keyset.change(Keyset::withAnotherKey);
        if (RunRecord.running(stateDirectory.get()).isPresent()) {
            Thread.sleep(UNTIL_KNOWN);
        }
        return told(keyset.change(Keyset::sealingWithTheNewest));
    }

    private KeysetFile keyset() {
        return new KeysetFile(file == null ? new SecretFiles(stateDirectory.get()).keyset() : file);
    }

    private int told(Keyset keyset) {
        PrintWriter out = spec.commandLine().getOut();
        for (Keyset.Key key : keyset.keys()) {
            out.printf("  %-12s %s%n", Integer.toUnsignedString(key.id()), does(key));
        }
        out.flush();
        return 0;
    }

    private static String does(Keyset.Key key) {
        return key.seals() ? "seals and opens" : "opens";
    }
}
