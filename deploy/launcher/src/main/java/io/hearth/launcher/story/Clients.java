package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real clients: curl, heat-cfntools' cfn-signal and OpenStack's own. */
final class Clients {
    private static final Map<String, String> PACKAGES =
            Map.of(
                    "curl", "curl",
                    "cfn-signal", "heat-cfntools",
                    "openstack", "python3-openstackclient python3-heatclient");
    private static final int TIMEOUT_SECONDS = 120;

    private final Map<String, String> environment;

    /**
     * @param environment the login of OpenStack's client
     */
    Clients(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @throws StoryException names what is not installed, and how to install it
     */
    static void requireInstalled() {
        List<String> missing =
                PACKAGES.keySet().stream().filter(client -> !isInstalled(client)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new StoryException(
                    "The story is told with real clients, and these are not installed: %s. On Debian: apt-get install %s"
                            .formatted(
                                    String.join(", ", missing),
                                    String.join(
                                            " ", missing.stream().map(PACKAGES::get).toList())));
        }
    }

    private static boolean isInstalled(String client) {
        return Arrays.stream(
                        System.getenv()
                                .getOrDefault("PATH", "")
                                .split(java.io.File.pathSeparator, -1))
                .anyMatch(
                        directory ->
                                java.nio.file.Files.isExecutable(
                                        java.nio.file.Path.of(directory, client)));
    }

    /** What {@code sh} prints for that line. */
    String shell(String line) throws IOException, InterruptedException {
        return run(List.of("sh", "-c", line));
    }

    /** What the client prints. */
    String openstack(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openstack"));
        command.addAll(Arrays.asList(arguments));
        return run(command);
    }

    /** What the client prints as JSON. */
    JsonNode openstackJson(String... arguments) throws IOException, InterruptedException {
        List<String> withFormat = new ArrayList<>(Arrays.asList(arguments));
        withFormat.addAll(List.of("-f", "json"));
        return Answer.json(openstack(withFormat.toArray(String[]::new)));
    }

    String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("OS_"));
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.PIPE);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        Process process = builder.start();
        String[] errors = {""};
        Thread reader = Thread.ofVirtual().start(() -> errors[0] = read(process.getErrorStream()));
        String output = read(process.getInputStream());
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new StoryException("%s does not end.".formatted(command.getFirst()));
        }
        reader.join();
        Check.that(
                process.exitValue() == 0,
                "%s ended with %d: %s%s"
                        .formatted(
                                String.join(" ", command), process.exitValue(), output, errors[0]));
        return output;
    }

    private static String read(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
