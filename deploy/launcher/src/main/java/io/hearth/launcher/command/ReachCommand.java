package io.hearth.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code hearth identities reach}. */
@Command(
        name = "reach",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what the stack domain's admin, as whom the identity worker logs in, may do",
            "outside that domain. Keystone is asked, and nothing is changed."
        },
        footer = "Exits with 0 when it may do nothing there, else with 1.")
public final class ReachCommand implements Callable<Integer> {
    private final Supplier<StateDirectory> stateDirectory;

    public ReachCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode report = OperatorApi.of(stateDirectory.get()).send("GET", "/reach");
        System.out.println(report.path("told").asText());
        return report.path("standing").asText().equals("CONFINED") ? 0 : 1;
    }
}
