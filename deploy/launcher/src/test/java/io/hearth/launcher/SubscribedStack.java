package io.hearth.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.story.StoryWorld;
import io.hearth.local.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A stack whose events its owner has sent, to the receiver that is there to be copied. */
final class SubscribedStack {
    private static final String TEMPLATE =
            """
            heat_template_version: 2021-04-16
            resources:
              nothing: {type: OS::Heat::None}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path receiver =
            Installation.current().home().resolve("deploy/consumers/webhook.py");
    private final String name = "subscribed-" + UUID.randomUUID().toString().substring(0, 6);
    private final String secret = newSecret();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String orchestration;
    private final OpenStackClient client;
    private final Path directory;

    SubscribedStack(StoryWorld world, Path directory) {
        this.orchestration = world.orchestration();
        this.client = new OpenStackClient(world.owner());
        this.directory = directory;
    }

    void comesToItsReceiver() throws Exception {
        int port = FreePorts.next();
        Path told = Files.createFile(directory.resolve("told"));
        Path template = Files.writeString(directory.resolve("subscribed.yaml"), TEMPLATE);
        Process program = receiver(port, told);
        String token = token("id");
        String webhooks = orchestration + "/" + token("project_id") + "/webhooks";
        try {
            String url = "http://127.0.0.1:%d/hearth".formatted(port);
            JsonNode webhook = subscribe(webhooks, token, url);
            assertThat(webhook.path("secret").asText()).isEqualTo(secret);
            await("the receiver").atMost(PATIENCE).ignoreExceptions().until(() -> refuses(url));

            client.succeeds(
                    "stack", "create", "--wait", "-t", template.toString(), "--tags", "blue", name);
            client.succeeds("stack", "delete", "--yes", "--wait", name);

            await("its end").atMost(PATIENCE).until(() -> lines(told).size() == 4);
            assertThat(lines(told))
                    .containsExactly(
                            name + " CREATE_IN_PROGRESS",
                            name + " CREATE_COMPLETE",
                            name + " DELETE_IN_PROGRESS",
                            name + " DELETE_COMPLETE");
            String id = webhook.path("id").asText();
            JsonNode deliveries =
                    ask("GET", webhooks + "/" + id + "/deliveries", token, "", 200)
                            .path("deliveries");
            assertThat(deliveries).hasSize(4);
            assertThat(deliveries.findValuesAsText("status_code")).containsOnly("204");
            ask("DELETE", webhooks + "/" + id, token, "", 204);
        } finally {
            program.destroy();
        }
        assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private JsonNode subscribe(String webhooks, String token, String url) throws Exception {
        String body =
                """
                {"name": "%s", "url": "%s", "types": ["hearth.stack.*"],
                 "stacks": ["%s"], "tags": ["blue"], "secret": "%s"}
                """
                        .formatted(name, url, name, secret);
        return ask("POST", webhooks, token, body, 201).path("webhook");
    }

    /** A message that nobody has signed. */
    private boolean refuses(String url) throws IOException, InterruptedException {
        HttpRequest forged =
                HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString("{}")).build();
        return http.send(forged, BodyHandlers.discarding()).statusCode() == 401;
    }

    private JsonNode ask(String method, String url, String token, String body, int status)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("X-Auth-Token", token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return json.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    private String token(String column) throws Exception {
        return client.succeeds("token", "issue", "-f", "value", "-c", column).strip();
    }

    private Process receiver(int port, Path told) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "/usr/bin/python3",
                                receiver.toString(),
                                "--port",
                                String.valueOf(port))
                        .redirectOutput(told.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("HEARTH_WEBHOOK_SECRET", secret);
        return builder.start();
    }

    private static List<String> lines(Path told) throws IOException {
        return Files.readAllLines(told, UTF_8);
    }

    private static String newSecret() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}
