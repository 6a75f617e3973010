package io.hearth.launcher.command;

import io.hearth.launcher.daemon.AdminLogin;
import io.hearth.launcher.daemon.DaemonProcess;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.daemon.StepReport;
import io.hearth.launcher.layout.DeploymentFile;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.layout.StateLock;
import io.hearth.launcher.process.PortHolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code hearth up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything and returns when all is ready.")
public final class UpCommand implements Callable<Integer> {
    private static final int LOG_LINES = 25;

    private final Supplier<StateDirectory> stateDirectory;
    private final PortOptions portOptions;
    private final KeystoneOptions keystoneOptions;

    public UpCommand(
            Supplier<StateDirectory> stateDirectory,
            PortOptions portOptions,
            KeystoneOptions keystoneOptions) {
        this.stateDirectory = stateDirectory;
        this.portOptions = portOptions;
        this.keystoneOptions = keystoneOptions;
    }

    @Override
    public Integer call() throws IOException {
        StateDirectory state = stateDirectory.get();
        Optional<RunRecord> running = RunRecord.running(state);
        if (running.filter(RunRecord::ending).isPresent()) {
            System.out.println("Hearth is going down; it is started when that is done.");
            DownCommand.stop(state);
            running = Optional.empty();
        }
        List<Part> ended = running.map(RunRecord::ended).orElse(List.of());
        if (running.isPresent() && ended.isEmpty()) {
            return alreadyUp(running.get());
        }
        if (!ended.isEmpty()) {
            System.out.printf("Ended by itself: %s; all is started anew.%n", labels(ended));
            DownCommand.stop(state);
        }
        Optional<Settings> settings = prepare(state);
        return settings.isPresent() ? start(state, settings.get()) : 1;
    }

    /**
     * The settings of this start, saved for the daemon; empty if ports are taken, which are told.
     */
    private Optional<Settings> prepare(StateDirectory state) {
        try (StateLock alone = StateLock.take(state, "hearth up")) {
            return prepareAlone(state);
        }
    }

    private Optional<Settings> prepareAlone(StateDirectory state) {
        DeploymentFile.of(state);
        RunRecord.load(state).map(RunRecord::stopLeftovers).ifPresent(UpCommand::tellStopped);
        Settings saved = Settings.load(state);
        Settings settings = keystoneOptions.over(saved, portOptions.over(saved.ports()));
        settings.keystone().ifPresent(url -> AdminLogin.fromEnvironment(url, System.getenv()));
        List<String> taken = takenPorts(settings);
        if (!taken.isEmpty()) {
            taken.forEach(line -> System.err.println("hearth: " + line));
            System.err.println(
                    "hearth: end them, or move the ports with --port-base or --port-<part>.");
            return Optional.empty();
        }
        settings.save(state);
        return Optional.of(settings);
    }

    private int alreadyUp(RunRecord record) {
        System.out.printf(
                "Hearth is already %s (pid %d); nothing to do.%n",
                record.ready() ? "up" : "starting", record.daemon().pid());
        if (portOptions.isGiven() || keystoneOptions.isGiven()) {
            System.out.println("The options count after 'hearth down'.");
        }
        return 0;
    }

    private static void tellStopped(List<Part> parts) {
        if (!parts.isEmpty()) {
            System.out.printf("Stopped what a killed launcher had left: %s%n", labels(parts));
        }
    }

    private static String labels(List<Part> parts) {
        return String.join(", ", parts.stream().map(Part::label).toList());
    }

    private static List<String> takenPorts(Settings settings) {
        return settings.ports().byListener().entrySet().stream()
                .filter(
                        entry ->
                                entry.getKey() != Listener.KEYSTONE
                                        || settings.keystone().isEmpty())
                .filter(entry -> PortHolder.isTaken(entry.getValue()))
                .map(
                        entry ->
                                "port %d (%s) is taken by %s"
                                        .formatted(
                                                entry.getValue(),
                                                entry.getKey().label(),
                                                PortHolder.of(entry.getValue())
                                                        .map(UpCommand::describe)
                                                        .orElse("a process of another user")))
                .toList();
    }

    private static String describe(PortHolder holder) {
        return "pid %d: %s".formatted(holder.pid(), holder.command());
    }

    private int start(StateDirectory state, Settings settings) throws IOException {
        Ticks ticks = new Ticks(System.out);
        DaemonProcess daemon = DaemonProcess.start(state);
        Thread onInterrupt = new Thread(daemon::stop);
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        Optional<StepReport> last = daemon.follow(ticks::show);
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
        if (last.isPresent() && last.get().outcome() == StepReport.Outcome.READY) {
            tellReady(settings, last.get());
            return 0;
        }
        String log = last.map(StepReport::log).orElseGet(() -> state.log("daemon").toString());
        System.err.printf("hearth: the last lines of %s:%n", log);
        LogTail.print(java.nio.file.Path.of(log), LOG_LINES, System.err);
        System.err.println(
                "hearth: "
                        + last.map(report -> report.step() + " did not start: " + report.detail())
                                .orElse("the launcher's daemon ended")
                        + "; everything that was started is stopped again.");
        return 1;
    }

    private static void tellReady(Settings settings, StepReport report) {
        System.out.printf("Hearth is up after %.1f s.%n", report.millis() / 1000.0);
        System.out.printf("  Orchestration API   %s%n", settings.orchestrationUrl());
        System.out.printf("  CloudFormation API  %s%n", settings.cloudformationUrl());
        System.out.printf("  Keystone            %s%n", settings.keystoneUrl());
        System.out.println("  Your shell          eval \"$(deploy/hearth openrc)\"");
    }
}
