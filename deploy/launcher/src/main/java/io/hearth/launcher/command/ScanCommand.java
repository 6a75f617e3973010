package io.hearth.launcher.command;

import static io.hearth.launcher.command.IdentitiesCommand.word;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hearth identities scan}. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the identities of all stacks with the stack domain, both ways:",
            "missing: ought to be in Keystone and is not;",
            "orphan: bears this deployment's mark, and no stack accounts for it;",
            "enabled: of a suspended stack, and yet enabled.",
            "What bears another deployment's mark, or none, is not looked at."
        },
        footer = {
            "Exits with 0 when there is no difference or --fix was given, else with 1.",
            "The identity worker does the same as --fix by itself every few minutes."
        })
public final class ScanCommand implements Callable<Integer> {
    private static final String ROW = "%-10s %-8s %-33s %-11s %s%n";

    private final Supplier<StateDirectory> stateDirectory;

    @Option(
            names = "--fix",
            description = {
                "Make again what is missing, disable what ought to be disabled.",
                "Orphans are disabled, and removed when their grace is over."
            })
    private boolean fix;

    public ScanCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode report = OperatorApi.of(stateDirectory.get()).send("POST", "/scan?fix=" + fix);
        int differences = report.path("differences").asInt();
        if (differences == 0) {
            System.out.println("The identities and Keystone agree.");
            return 0;
        }
        System.out.printf(ROW, "DIFFERENCE", "KIND", "KEYSTONE ID", "DONE", "OF");
        JsonNode findings = report.path("findings");
        for (JsonNode finding : findings) {
            System.out.printf(
                    ROW,
                    word(finding, "difference"),
                    word(finding, "kind"),
                    finding.path("keystoneId").asText(),
                    word(finding, "done"),
                    owner(finding));
        }
        System.out.printf(
                "%d %s%s.%s%n",
                differences,
                differences == 1 ? "difference" : "differences",
                findings.size() < differences
                        ? ", the first %d above".formatted(findings.size())
                        : "",
                fix ? "" : " Run it with --fix to mend them.");
        return fix ? 0 : 1;
    }

    private static String owner(JsonNode finding) {
        String resource = finding.path("resource").asText();
        return resource.isEmpty()
                ? "stack tree " + finding.path("rootId").asText()
                : "resource %s of stack %s".formatted(resource, finding.path("stackId").asText());
    }
}
