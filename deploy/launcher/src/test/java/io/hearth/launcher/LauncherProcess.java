package io.hearth.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The packaged launcher, run as users run it.
 *
 * @param environment what its commands find there beside this process' own, but for a login of
 *     OpenStack's clients
 */
record LauncherProcess(Path state, Map<String, String> environment) {
    LauncherProcess(Path state) {
        this(state, Map.of());
    }

    /** How a command ended and what it printed, errors included. */
    record Result(int exitCode, String output) {}

    Result run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** A command that is not waited for; errors are in its output, too. */
    Process start(String... arguments) throws IOException {
        Path home = Path.of(Objects.requireNonNull(System.getProperty("hearth.home"))).normalize();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dhearth.home=" + home);
        command.add("-jar");
        command.add(home.resolve("deploy/launcher/target/hearth-launcher.jar").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--state", state.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("OS_"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
