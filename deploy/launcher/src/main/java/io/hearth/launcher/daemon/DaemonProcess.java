package io.hearth.launcher.daemon;

import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.StateDirectory;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The daemon as seen by the command that starts it: apart from its terminal, heard by a pipe. */
public final class DaemonProcess {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Process process;

    private DaemonProcess(Process process) {
        this.process = process;
    }

    /** Starts it for that state directory. */
    public static DaemonProcess start(StateDirectory state) {
        File log = state.log("daemon").toFile();
        ProcessBuilder builder = new ProcessBuilder(command(state));
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectError(Redirect.appendTo(log));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        try {
            return new DaemonProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("The launcher's daemon cannot be started.", e);
        }
    }

    private static List<String> command(StateDirectory state) {
        Installation installation = Installation.current();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // a session of its own: Ctrl-C and a closed terminal do not reach it
            command.add(SETSID.toString());
        }
        command.addAll(
                List.of(
                        ServiceCommand.java().toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dhearth.home=" + installation.home(),
                        "-jar",
                        installation.launcherJar().toString(),
                        "daemon",
                        "--state",
                        state.root().toString()));
        return command;
    }

    /**
     * Hands on what the daemon reports until it is ready or has ended.
     *
     * @return the last report; empty if the daemon ended without a word
     */
    public Optional<StepReport> follow(Consumer<StepReport> listener) throws IOException {
        Optional<StepReport> failure = Optional.empty();
        try (BufferedReader reports = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reports.readLine(); line != null; line = reports.readLine()) {
                Optional<StepReport> report = StepReport.read(line);
                report.ifPresent(listener);
                if (is(report, StepReport.Outcome.READY)) {
                    return report;
                }
                if (failure.isEmpty() && is(report, StepReport.Outcome.FAILED)) {
                    failure = report;
                }
            }
        }
        return failure;
    }

    /** Asks it to end, as when the user has lost patience. */
    public void stop() {
        process.destroy();
    }

    private static boolean is(Optional<StepReport> report, StepReport.Outcome outcome) {
        return report.filter(found -> found.outcome() == outcome).isPresent();
    }
}
