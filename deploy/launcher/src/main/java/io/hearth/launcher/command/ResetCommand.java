package io.hearth.launcher.command;

import io.hearth.launcher.layout.DeploymentFile;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.layout.StateLock;
import io.hearth.local.KeystoneServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hearth reset}. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Stops everything and deletes all data, secrets and logs; asks first.")
public final class ResetCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    public ResetCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException {
        StateDirectory state = stateDirectory.get();
        if (!state.isInUse()) {
            System.out.printf("There is nothing in %s.%n", state.root());
            return 0;
        }
        if (!yes && !confirmed(state)) {
            System.out.println("Nothing was changed.");
            return 1;
        }
        DownCommand.stop(state);
        try (StateLock alone = StateLock.take(state, "hearth reset")) {
            KeystoneServer.forget(state.keystone());
            state.delete();
        }
        System.out.printf("%s is gone.%n", state.root());
        return 0;
    }

    private static boolean confirmed(StateDirectory state) throws IOException {
        Settings.load(state)
                .keystone()
                .ifPresent(
                        url ->
                                System.out.printf(
                                        "What its stacks and accounts (…-%s) have in the Keystone at %s stays there; delete the stacks first.%n",
                                        DeploymentFile.of(state), url));
        System.out.printf("Delete every stack, secret and log in %s? [y/N] ", state.root());
        System.out.flush();
        String answer =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
