package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.parts.TraceCollector;
import io.hearth.local.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The packaged launcher with everything that it runs, one for all test classes of a run: started by
 * the first that asks for it, removed after the last.
 */
final class SharedHearth implements AutoCloseable {
    private final Path directory;
    private final StateDirectory state;
    private final LauncherProcess launcher;
    private final TraceCollector traces;
    private final String databasePassword = UUID.randomUUID().toString();

    private SharedHearth(Path directory, TraceCollector traces) {
        this.directory = directory;
        this.traces = traces;
        this.state = new StateDirectory(directory.resolve("state"));
        Map<String, String> environment = new HashMap<>(traces.environment());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", databasePassword);
        // receivers of webhooks are on this machine
        environment.put("HEARTH_WEBHOOKS_ALLOW_HTTP", "true");
        environment.put("HEARTH_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1/32");
        this.launcher = new LauncherProcess(state.root(), environment);
    }

    /** Gives it to a test. */
    static final class Parameter implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedHearth.class;
        }

        @Override
        public SharedHearth resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(
                            SharedHearth.class, key -> inNewDirectory(), SharedHearth.class);
        }

        private static SharedHearth inNewDirectory() {
            try {
                return new SharedHearth(
                        Files.createTempDirectory("hearth-it"), TraceCollector.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    StateDirectory state() {
        return state;
    }

    LauncherProcess launcher() {
        return launcher;
    }

    /** What its services have traced. */
    TraceCollector traces() {
        return traces;
    }

    /**
     * What its services log in to their databases with, which a local PostgreSQL does not ask for.
     */
    String databasePassword() {
        return databasePassword;
    }

    /** Starts it on free ports, unless it runs. */
    void up() throws IOException, InterruptedException {
        if (RunRecord.running(state).isPresent()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("up"));
        for (Listener listener : Listener.values()) {
            arguments.addAll(
                    List.of("--port-" + listener.label(), String.valueOf(FreePorts.next())));
        }
        succeeds(arguments.toArray(String[]::new));
    }

    /** What a command prints that must end well. */
    String succeeds(String... arguments) throws IOException, InterruptedException {
        LauncherProcess.Result result = launcher.run(arguments);
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output();
    }

    /** Where a failed test's reader looks for what the services said. */
    private void keepLogs() throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "hearth-logs"));
        try (Stream<Path> logs = Files.list(state.logs())) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (state.isInUse()) {
            keepLogs();
            launcher.run("reset", "--yes");
        }
        Files.deleteIfExists(directory);
        traces.close();
    }
}
