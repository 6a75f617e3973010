package io.hearth.launcher.command;

import io.hearth.keystone.KeystoneClient;
import io.hearth.launcher.command.SubscribedProjects.Subscribed;
import io.hearth.launcher.daemon.KeystoneNeeds;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.DeploymentFile;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hearth webhooks}. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        description = {
            "The projects of the local Hearth that have webhooks. A project's members look after",
            "them by the API; when Keystone has the project no more, nobody else can remove them.",
            "Another's Keystone is asked as its administrator, whom OS_USERNAME and the like name."
        })
public final class WebhooksCommand implements Runnable {
    private static final String ROW = "%-32s  %8s  %8s  %s%n";

    private final Supplier<StateDirectory> stateDirectory;

    @Spec private CommandSpec spec = CommandSpec.create();

    public WebhooksCommand(Supplier<StateDirectory> stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: list or remove.");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists the projects by their ids: how many webhooks each has, how many events wait",
                "to be sent to them, and whether Keystone knows the project."
            })
    int list() throws SQLException {
        StateDirectory state = running();
        PrintWriter out = spec.commandLine().getOut();
        try (KeystoneClient admin = admin(state)) {
            List<Subscribed> projects = projects(state).all();
            out.printf(ROW, "PROJECT", "WEBHOOKS", "WAITING", "IN KEYSTONE");
            for (Subscribed project : projects) {
                out.printf(
                        ROW,
                        project.id(),
                        project.webhooks(),
                        project.waiting(),
                        knows(admin, project.id()) ? "yes" : "no");
            }
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {
                "Removes all webhooks of a project that Keystone has no more, and what was to be",
                "sent to them. Of one that it has, even disabled, nothing is removed."
            })
    int remove(
            @Option(
                            names = "--project",
                            required = true,
                            paramLabel = "ID",
                            description = "Its id.")
                    String project)
            throws SQLException {
        StateDirectory state = running();
        try (KeystoneClient admin = admin(state)) {
            if (knows(admin, project)) {
                throw new IllegalStateException(
                        "Keystone has project %s: its members remove its webhooks, by DELETE …/webhooks/{id}."
                                .formatted(project));
            }
        }
        List<String> removed = projects(state).remove(project);
        if (removed.isEmpty()) {
            throw new IllegalStateException(
                    "Project %s has no webhooks; 'hearth webhooks list' shows which have."
                            .formatted(project));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Removed of project %s: %s%n", project, String.join(", ", removed));
        out.flush();
        return 0;
    }

    private StateDirectory running() {
        StateDirectory state = stateDirectory.get();
        RunRecord.requireRunning(state);
        return state;
    }

    /** An outage is none of the answers: it ends the command. */
    private static boolean knows(KeystoneClient admin, String project) {
        return admin.keystone().project(project).isPresent();
    }

    private static KeystoneClient admin(StateDirectory state) {
        KeystoneNeeds needs =
                new KeystoneNeeds(
                        Settings.load(state), new SecretFiles(state), DeploymentFile.of(state));
        return KeystoneClient.connect(needs.admin(System.getenv()));
    }

    private static SubscribedProjects projects(StateDirectory state) {
        return new SubscribedProjects(Settings.load(state).database(Part.WEBHOOK_SERVICE));
    }
}
