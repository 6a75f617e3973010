package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.launcher.story.StoryWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A stack that may wait longer than a token of Keystone's lasts, which is an hour. */
final class PatientStack {
    private static final String TEMPLATE =
            """
            heat_template_version: 2021-04-16
            resources:
              handle: {type: OS::Heat::WaitConditionHandle}
              condition:
                type: OS::Heat::WaitCondition
                properties: {handle: {get_resource: handle}, timeout: 5400}
            outputs:
              curl_cli: {value: {get_attr: [handle, curl_cli]}}
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OpenStackClient client;
    private final Path directory;

    PatientStack(StoryWorld world, Path directory) {
        this.client = new OpenStackClient(world.owner());
        this.directory = directory;
    }

    /** Its ticket signals by the very command that the stack shows, and dies with the stack. */
    void livesAndGoes() throws Exception {
        String template = Files.writeString(directory.resolve("patient.yaml"), TEMPLATE).toString();
        client.succeeds("stack", "create", "-t", template, "--timeout", "90", "patient");
        await("the handle")
                .atMost(PATIENCE)
                .until(() -> resource("condition").contains("CREATE_IN_PROGRESS"));
        String curl =
                client.succeeds(
                                "stack",
                                "output",
                                "show",
                                "patient",
                                "curl_cli",
                                "-f",
                                "value",
                                "-c",
                                "output_value")
                        .strip();
        assertThat(curl).contains("X-Auth-Token: hearth-");

        assertThat(shell(curl + " --data-binary '{}'")).contains("200 OK").endsWith("null");
        await("the stack")
                .atMost(PATIENCE)
                .until(
                        () ->
                                client.succeeds("stack", "show", "patient")
                                        .contains("CREATE_COMPLETE"));

        client.succeeds("stack", "delete", "--yes", "--wait", "patient");
        await("the end of the ticket")
                .atMost(PATIENCE)
                .until(() -> shell(curl + " --data-binary '{}'").contains("401 Unauthorized"));
    }

    private String resource(String name) throws Exception {
        return client.succeeds("stack", "resource", "show", "patient", name);
    }

    private static String shell(String line) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("bash", "-c", line.replaceFirst("curl ", "curl --silent "))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
