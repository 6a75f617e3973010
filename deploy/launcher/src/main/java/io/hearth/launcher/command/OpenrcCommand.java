package io.hearth.launcher.command;

import io.hearth.launcher.layout.StateDirectory;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hearth openrc}. */
@Command(
        name = "openrc",
        mixinStandardHelpOptions = true,
        description = "Prints what a shell sources to use OpenStack's clients.",
        footer = "Use it as: eval \"$(deploy/hearth openrc)\"")
public final class OpenrcCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;

    @Parameters(
            arity = "0..1",
            defaultValue = "owner",
            paramLabel = "WHO",
            description = "One of ${COMPLETION-CANDIDATES} (default: owner).")
    private Account who = Account.OWNER;

    public OpenrcCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() {
        StateDirectory state = stateDirectory.get();
        if (!state.isInUse()) {
            throw new IllegalStateException(
                    "Hearth was never started in %s; 'hearth up' does.".formatted(state.root()));
        }
        Map<String, String> variables = who.environment(state);
        variables.forEach((name, value) -> System.out.printf("export %s='%s'%n", name, value));
        return 0;
    }
}
