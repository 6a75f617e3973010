package io.hearth.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.story.StoryWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A stack that automation follows on the bus, by the consumers that are there to be copied. */
final class FollowedStack {
    private static final String TEMPLATE =
            """
            heat_template_version: 2021-04-16
            resources:
              handle: {type: OS::Heat::WaitConditionHandle}
              condition:
                type: OS::Heat::WaitCondition
                properties: {handle: {get_resource: handle}, count: 2, timeout: 300}
            outputs:
              curl_cli: {value: {get_attr: [handle, curl_cli]}}
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path consumers = Installation.current().home().resolve("deploy/consumers");
    private final String name = "followed-" + UUID.randomUUID().toString().substring(0, 6);
    private final OpenStackClient client;
    private final String kafka;
    private final Path directory;

    FollowedStack(StoryWorld world, Path directory) {
        this.client = new OpenStackClient(world.owner());
        this.kafka = world.bus().servers();
        this.directory = directory;
    }

    void isFollowed() throws Exception {
        Path template = Files.writeString(directory.resolve("followed.yaml"), TEMPLATE);
        Path told = directory.resolve("progress");
        Process progress = progress(told);
        Process completed = completed();
        try {
            client.succeeds("stack", "create", "-t", template.toString(), name);
            String curl = curl();
            signal(curl, "first");
            await("progress").atMost(PATIENCE).until(() -> Files.readString(told).contains(": 1 "));
            signal(curl, "first");
            assertThat(completed.isAlive()).isTrue();
            signal(curl, "second");

            assertThat(completed.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(new String(completed.getInputStream().readAllBytes(), UTF_8))
                    .startsWith(name + " CREATE_COMPLETE: ");
            assertThat(completed.exitValue()).isZero();
            await("progress").atMost(PATIENCE).until(() -> Files.readString(told).contains(": 2 "));
            assertThat(Files.readAllLines(told))
                    .containsExactly(
                            name + " handle: 1 (SUCCESS)",
                            name + " handle: 1 (SUCCESS)",
                            name + " handle: 2 (SUCCESS)");
        } finally {
            completed.destroy();
            progress.destroy();
        }
        assertThat(progress.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(progress.exitValue()).isZero();
        client.succeeds("stack", "delete", "--yes", "--wait", name);
    }

    private Process progress(Path told) throws IOException {
        return new ProcessBuilder(
                        "/usr/bin/python3",
                        consumers.resolve("progress.py").toString(),
                        "--kafka",
                        kafka,
                        "--stack",
                        name,
                        "--group",
                        name)
                .redirectOutput(Files.createFile(told).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Process completed() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(consumers.resolve("completed.sh").toString(), name)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("KAFKA", kafka);
        return builder.start();
    }

    private String curl() {
        return await("the handle's command")
                .atMost(PATIENCE)
                .until(
                        () ->
                                client.run(
                                                "stack",
                                                "output",
                                                "show",
                                                name,
                                                "curl_cli",
                                                "-f",
                                                "value",
                                                "-c",
                                                "output_value")
                                        .output()
                                        .strip(),
                        command -> command.startsWith("curl "));
    }

    private static void signal(String curl, String id) throws Exception {
        String line =
                curl.replaceFirst("curl ", "curl --silent --fail ")
                        + " --data-binary '{\"id\": \"%s\"}'".formatted(id);
        Process process = new ProcessBuilder("bash", "-c", line).inheritIO().start();
        assertThat(process.waitFor()).as("the signal " + id).isZero();
    }
}
