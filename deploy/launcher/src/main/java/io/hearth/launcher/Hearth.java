package io.hearth.launcher;

import io.hearth.launcher.command.BackupCommand;
import io.hearth.launcher.command.BenchCommand;
import io.hearth.launcher.command.BootstrapCommand;
import io.hearth.launcher.command.DaemonCommand;
import io.hearth.launcher.command.DeadLettersCommand;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.command.DoctorCommand;
import io.hearth.launcher.command.DownCommand;
import io.hearth.launcher.command.EventsCommand;
import io.hearth.launcher.command.ExplainCommand;
import io.hearth.launcher.command.IdentitiesCommand;
import io.hearth.launcher.command.KeysCommand;
import io.hearth.launcher.command.KeystoneOptions;
import io.hearth.launcher.command.LogsCommand;
import io.hearth.launcher.command.OpenrcCommand;
import io.hearth.launcher.command.PortOptions;
import io.hearth.launcher.command.ReachCommand;
import io.hearth.launcher.command.ResetCommand;
import io.hearth.launcher.command.RestoreCommand;
import io.hearth.launcher.command.ScanCommand;
import io.hearth.launcher.command.SecretsCommand;
import io.hearth.launcher.command.StatusCommand;
import io.hearth.launcher.command.TailCommand;
import io.hearth.launcher.command.TopicsCommand;
import io.hearth.launcher.command.UpCommand;
import io.hearth.launcher.command.VersionCommand;
import io.hearth.launcher.command.WebhooksCommand;
import io.hearth.launcher.layout.StateDirectory;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of a local Hearth. */
@Command(
        name = "hearth",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Identities for the instances of a cloud stack, all of it on this machine.",
        footer = {
            "",
            "Two more commands belong to the script: 'hearth build' builds the project,",
            "'hearth test' runs all of its tests.",
            "Exit codes: 0 done, 1 failed, 2 wrong arguments."
        })
public final class Hearth implements Runnable {
    /** The commands that may move ports and choose a Keystone. */
    private static final Set<String> STARTING = Set.of("up", "demo", "bench");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--state",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            defaultValue = "${env:HEARTH_STATE:-${sys:user.home}/.hearth}",
            description =
                    "Where data, secrets and logs are kept (default: $HEARTH_STATE or ~/.hearth).")
    private Path state = Path.of(".hearth");

    private Hearth() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        Hearth hearth = new Hearth();
        Supplier<StateDirectory> state = () -> new StateDirectory(hearth.state);
        PortOptions ports = new PortOptions();
        KeystoneOptions keystone = new KeystoneOptions();
        UpCommand up = new UpCommand(state, ports, keystone);
        CommandLine line =
                new CommandLine(hearth)
                        .addSubcommand(up)
                        .addSubcommand(new DownCommand(state))
                        .addSubcommand(new StatusCommand(state))
                        .addSubcommand(new LogsCommand(state))
                        .addSubcommand(new ExplainCommand(state))
                        .addSubcommand(new DoctorCommand(state))
                        .addSubcommand(
                                new CommandLine(new EventsCommand())
                                        .addSubcommand(new TailCommand(state)))
                        .addSubcommand(new DeadLettersCommand(state))
                        .addSubcommand(new OpenrcCommand(state))
                        .addSubcommand(new BootstrapCommand(state))
                        .addSubcommand(new SecretsCommand())
                        .addSubcommand(new TopicsCommand(state))
                        .addSubcommand(
                                new CommandLine(new IdentitiesCommand(state))
                                        .addSubcommand(new ScanCommand(state))
                                        .addSubcommand(new ReachCommand(state)))
                        .addSubcommand(new DemoCommand(state, up))
                        .addSubcommand(new BenchCommand(state, up))
                        .addSubcommand(new WebhooksCommand(state))
                        .addSubcommand(new KeysCommand(state))
                        .addSubcommand(new BackupCommand(state))
                        .addSubcommand(new RestoreCommand(state))
                        .addSubcommand(new ResetCommand(state))
                        .addSubcommand(new VersionCommand())
                        .addSubcommand(new DaemonCommand(state));
        line.getSubcommands().values().stream()
                .filter(command -> STARTING.contains(command.getCommandName()))
                .forEach(
                        command ->
                                command.getCommandSpec()
                                        .addMixin("keystone", keystone.spec())
                                        .addMixin("ports", ports.spec()));
        line.setExecutionExceptionHandler(Hearth::tell);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** A failure is told in a sentence; its stack trace helps only who asks for it. */
    private static int tell(
            Exception failure, CommandLine line, CommandLine.ParseResult arguments) {
        line.getErr().println("hearth: " + failure.getMessage());
        if (System.getenv("HEARTH_DEBUG") != null) {
            failure.printStackTrace(line.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
