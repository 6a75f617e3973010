package io.hearth.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.caller.StackApi;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hearth identities}. */
@Command(
        name = "identities",
        mixinStandardHelpOptions = true,
        description = {
            "Counts the identities of all stacks by kind and state.",
            "Its subcommands list those of a stack and change their credentials, compare all with",
            "Keystone, and tell how far their maker reaches there."
        },
        footer = "Exits with 1 when a revocation is overdue.")
public final class IdentitiesCommand implements Callable<Integer> {
    private static final String ROW = "%-9s %-9s %-9s %10s%n";

    private static final String OF_STACK = "%-24s %-12s %-12s %-21s %-21s %s%n";
    private static final String NAME_OR_ID = "Its name or id.";

    private final Supplier<StateDirectory> stateDirectory;

    @Spec private CommandSpec spec = CommandSpec.create();

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

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists the users, keypairs and trustees of a stack, and when each was last used.",
                "Asks as OS_USERNAME and its like say, else as the owner of the local Hearth."
            })
    int list(@Parameters(paramLabel = "STACK", description = NAME_OR_ID) String stack)
            throws IOException, InterruptedException {
        StackApi api = api();
        PrintWriter out = spec.commandLine().getOut();
        JsonNode identities = api.identities(api.stack(stack));
        if (identities.isEmpty()) {
            out.printf("Stack %s has no identities.%n", stack);
        } else {
            out.printf(OF_STACK, "RESOURCE", "KIND", "STATE", "SINCE", "LAST USED", "USER");
        }
        for (JsonNode identity : identities) {
            out.printf(
                    OF_STACK,
                    identity.path("resource_name").asText(),
                    told(identity, "kind"),
                    told(identity, "state"),
                    told(identity, "keyed_at"),
                    told(identity, "last_used_at"),
                    told(identity, "user_name"));
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Changes a resource's credential for another; the old one works for a while.",
                "Asks as OS_USERNAME and its like say, else as the owner of the local Hearth."
            })
    int rotate(
            @Parameters(paramLabel = "STACK", description = NAME_OR_ID) String stack,
            @Parameters(paramLabel = "RESOURCE", description = "Its name.") String resource)
            throws IOException, InterruptedException {
        return change(stack, resource, "rotate", "The old credential works for a while.");
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = {
                "Ends at once what a resource's credential can do, and makes another.",
                "Asks as OS_USERNAME and its like say, else as the owner of the local Hearth."
            })
    int revoke(
            @Parameters(paramLabel = "STACK", description = NAME_OR_ID) String stack,
            @Parameters(paramLabel = "RESOURCE", description = "Its name.") String resource)
            throws IOException, InterruptedException {
        return change(stack, resource, "revoke", "The old credential opens nothing any more.");
    }

    private int change(String stack, String resource, String how, String then)
            throws IOException, InterruptedException {
        StackApi api = api();
        api.change(api.stack(stack), resource, how);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Another credential is being made for %s of stack %s. %s%n", resource, stack, then);
        out.flush();
        return 0;
    }

    private StackApi api() throws IOException, InterruptedException {
        return StackApi.open(
                System.getenv().containsKey("OS_USERNAME")
                        ? System.getenv()
                        : Account.OWNER.environment(stateDirectory.get()));
    }

    private static String told(JsonNode identity, String field) {
        return identity.path(field).isNull() ? "-" : identity.path(field).asText("-");
    }

    static String word(JsonNode entry, String field) {
        return entry.path(field).asText().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
