package io.hearth.launcher.command;

import io.hearth.contract.seal.Keyset;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.KeysetFile;
import io.hearth.launcher.layout.LocalKeyset;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.StateDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code hearth keys}. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "The keys that secrets are sealed with, in databases and on the bus: one seals, each",
            "opens what it has sealed. Services follow the file within two seconds, and seal anew",
            "in their databases what older keys have sealed.",
            "The local Hearth has three keysets: that of the services, that of webhook-service",
            "and that of the provisioners of custom resources. Commands are about all of them."
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
            description = "The keyset of a Hearth elsewhere; by default those of the local one.")
    private @Nullable Path file;

    @Option(
            names = "--keyset",
            scope = ScopeType.INHERIT,
            paramLabel = "WHICH",
            description = "One of the local Hearth's: services, webhook or provisioner.")
    private @Nullable String which;

    public KeysCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: list, add, promote, rotate or remove.");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists the keys by their ids, the oldest first, and which one seals; of a local",
                "Hearth that is up also how many values older ones have sealed in each database."
            })
    int list() throws InterruptedException {
        return told();
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Adds a key that opens and does not seal yet.",
                "Give the file to every service before the key is promoted: what a key has sealed",
                "that a service does not know, it cannot take in."
            })
    int add() throws InterruptedException {
        chosen().forEach(keyset -> keyset.file().change(Keyset::withAnotherKey));
        return told();
    }

    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Has the key that was added last seal from now on.",
            footer = "Exits with 1 when it does so already, and there is nothing to do.")
    int promote() throws InterruptedException {
        List<KeysetInUse> waiting =
                chosen().stream()
                        .filter(keyset -> !keyset.file().read().sealsWithTheNewest())
                        .toList();
        waiting.forEach(keyset -> keyset.file().change(Keyset::sealingWithTheNewest));
        told();
        if (waiting.isEmpty()) {
            throw new IllegalStateException(
                    "There is nothing to do: the newest key seals already. 'hearth keys add' adds another.");
        }
        return 0;
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Adds a key, waits until every service of the local Hearth knows it, and has it",
                "seal from then on. Services seal anew in the background what older keys have",
                "sealed: 'list' tells how far they are, then 'remove' takes an older key out.",
                "One that was ended goes on with the key that it has added."
            })
    int rotate() throws InterruptedException {
        if (file != null) {
            throw new ParameterException(
                    spec.commandLine().getSubcommands().get("rotate"),
                    "When the services of a Hearth elsewhere know a key is not seen from here: 'hearth keys add', then 'hearth keys promote'.");
        }
        List<KeysetInUse> keysets = chosen();
        keysets.stream()
                .filter(keyset -> keyset.file().read().sealsWithTheNewest())
                .forEach(keyset -> keyset.file().change(Keyset::withAnotherKey));
        if (RunRecord.running(stateDirectory.get()).isPresent()) {
            Thread.sleep(UNTIL_KNOWN);
        }
        keysets.forEach(keyset -> keyset.file().change(Keyset::sealingWithTheNewest));
        return told();
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {
                "Takes an older key out of its keyset: what it has sealed opens no more.",
                "Refused for the key that seals, and while the local Hearth's databases have",
                "something that the key has sealed. Nobody can seal anew what is elsewhere: events",
                "on the bus, for as long as it keeps them (seven days, if nobody has said",
                "otherwise), dead letters, and the tickets and answer URLs that were handed out,",
                "for as long as they are good. Remove a key when these have ended, too.",
                "What services of a Hearth elsewhere (--file) have, hearth_sealed_outdated tells."
            })
    int remove(
            @Parameters(paramLabel = "ID", description = "As 'list' shows it.") String id,
            @Option(
                            names = "--leave-broken",
                            description =
                                    "Though there are values of the key that do not open even with it.")
                    boolean leaveBroken)
            throws InterruptedException {
        KeysetInUse keyset =
                chosen().stream()
                        .filter(one -> one.key(id).isPresent())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "There is no key %s; 'hearth keys list' shows those there are."
                                                        .formatted(id)));
        Keyset without = keyset.without(id);
        if (file == null) {
            RunRecord.requireRunning(stateDirectory.get());
            keyset.requireUnneeded(id, counts(), leaveBroken);
        }
        keyset.file().change(before -> without);
        return told();
    }

    /** Those that a command is about. */
    private List<KeysetInUse> chosen() {
        if (file != null) {
            return List.of(new KeysetInUse(new KeysetFile(file), List.of()));
        }
        SecretFiles secrets = new SecretFiles(stateDirectory.get());
        List<KeysetInUse> chosen =
                Stream.of(LocalKeyset.values())
                        .filter(keyset -> which == null || keyset.label().equals(which))
                        .map(keyset -> new KeysetInUse(keyset.file(secrets), keyset.services()))
                        .toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'%s' is none of services, webhook and provisioner.".formatted(which));
        }
        return chosen;
    }

    /** Of a Hearth elsewhere nothing is known. */
    private SealedCounts counts() throws InterruptedException {
        return file == null ? SealedCounts.of(stateDirectory.get()) : SealedCounts.UNKNOWN;
    }

    private int told() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        SealedCounts counts = counts();
        for (KeysetInUse keyset : chosen()) {
            if (file == null) {
                out.println(keyset.file().path().getFileName());
            }
            for (Keyset.Key key : keyset.file().read().keys()) {
                out.printf("  %-12s %s%n", key.name(), does(keyset, key, counts));
            }
        }
        out.flush();
        return 0;
    }

    private static String does(KeysetInUse keyset, Keyset.Key key, SealedCounts counts) {
        return key.seals() ? "seals and opens" : "opens" + keyset.needed(key.name(), counts);
    }
}
