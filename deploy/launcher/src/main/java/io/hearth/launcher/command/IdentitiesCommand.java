package io.hearth.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code hearth identities}. */
@Command(
        name = "identities",
        mixinStandardHelpOptions = true,
        description = {
            "Counts the identities of all stacks by kind and state.",
            "Its subcommands compare them with Keystone, and tell how far their maker reaches there."
        },
        footer = "Exits with 1 when a revocation is overdue.")
public final class IdentitiesCommand implements Callable<Integer> {
    private static final String ROW = "%-9s %-9s %-9s %10s%n";

    private final Supplier<StateDirectory> stateDirectory;

    public IdentitiesCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode census = OperatorApi.of(stateDirectory.get()).send("GET", "");
        System.out.printf(ROW, "KIND", "WANTED", "IS", "IDENTITIES");
        for (JsonNode count : census.path("counts")) {
            System.out.printf(
                    ROW,
                    word(count, "kind"),
                    word(count, "desired"),
                    word(count, "phase"),
                    count.path("identities").asText());
        }
        for (JsonNode tree : census.path("retained")) {
            System.out.printf(
                    "Abandoned stack %s of project %s keeps %d until %s%n",
                    tree.path("rootId").asText(),
                    tree.path("ownerProjectId").asText(),
                    tree.path("identities").asLong(),
                    tree.path("until").asText());
        }
        long overdue = census.path("overdueRevocations").asLong();
        System.out.printf("Overdue revocations: %d%n", overdue);
        return overdue == 0 ? 0 : 1;
    }

    static String word(JsonNode entry, String field) {
        return entry.path(field).asText().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
