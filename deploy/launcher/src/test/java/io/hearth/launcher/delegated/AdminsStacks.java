package io.hearth.launcher.delegated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Kind;
import io.hearth.keystone.KeystoneAdmin.Scope;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.launcher.story.StoryWorld;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cloud's administrator has a stack of people in a domain of their own, another that gives one
 * of them a role by name, and closes the domain before it goes.
 */
public final class AdminsStacks implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "a-password-of-a-story";

    private final HttpClient client = HttpClient.newHttpClient();
    private final KeystoneClient keystone;
    private final String stacks;
    private final String token;
    private final Map<String, Object> names;

    public AdminsStacks(StoryWorld world) {
        String name = variable(world, "OS_USERNAME");
        String projectName = variable(world, "OS_PROJECT_NAME");
        Secret password = Secret.of(variable(world, "OS_PASSWORD"));
        keystone =
                KeystoneClient.connect(
                        KeystoneSettings.ofProject(world.keystone(), name, password, projectName));
        Keystone own = keystone.keystone();
        String project = own.findProject("default", projectName).orElseThrow().id();
        token =
                own.logIn(own.findUser("default", name).orElseThrow().id(), password, project)
                        .value()
                        .reveal();
        stacks = "%s/%s/stacks".formatted(world.orchestration(), project);
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        names =
                Map.of(
                        "domain_name",
                        "d" + suffix,
                        "project_name",
                        "p" + suffix,
                        "user_name",
                        "u" + suffix);
    }

    /** All of it, from the first stack to nothing. */
    public void liveAndGo() throws Exception {
        Map<String, Object> people = new LinkedHashMap<>(names);
        people.put("password", PASSWORD);
        begin("POST", "", body("people", "people", people));
        awaitStatus("people", "CREATE_COMPLETE");
        String user = output("people", "user_id");
        String project = output("people", "project_id");
        assertThat(output("people", "user_name")).isEqualTo(names.get("user_name"));
        assertThat(output("people", "project_name")).isEqualTo(names.get("project_name"));

        begin("POST", "", body("roles", "roles", names));
        awaitStatus("roles", "CREATE_COMPLETE");
        KeystoneAdmin admin = keystone.admin();
        String role = admin.find(Kind.ROLE, Map.of("name", "admin")).getFirst().id();
        assertThat(admin.hasGrant(Scope.PROJECT, project, user, role)).isTrue();
        assertThat(admin.isPassword(user, Secret.of(PASSWORD))).isTrue();

        people.put("open", false);
        begin("PUT", id("people"), body("people", "people", people));
        awaitStatus("people", "UPDATE_COMPLETE");
        assertThat(admin.isPassword(user, Secret.of(PASSWORD))).isFalse();

        remove("roles");
        assertThat(admin.hasGrant(Scope.PROJECT, project, user, role)).isFalse();
        remove("people");
        for (Kind kind : new Kind[] {Kind.DOMAIN, Kind.PROJECT, Kind.USER}) {
            String name = String.valueOf(names.get(kind.name().toLowerCase(Locale.ROOT) + "_name"));
            assertThat(admin.find(kind, Map.of("name", name))).as(name).isEmpty();
        }
    }

    @Override
    public void close() {
        keystone.close();
    }

    private void remove(String stack) throws IOException, InterruptedException {
        begin("DELETE", id(stack), null);
        await(stack + " is gone")
                .atMost(PATIENCE)
                .until(() -> send("GET", "/" + stack, null).statusCode() == 404);
    }

    private void awaitStatus(String stack, String status) {
        await("%s %s".formatted(stack, status))
                .atMost(PATIENCE)
                .until(
                        () -> {
                            JsonNode shown = show(stack);
                            String now = shown.path("stack_status").asText();
                            assertThat(now)
                                    .as(shown.path("stack_status_reason").asText())
                                    .doesNotEndWith("FAILED");
                            return now.equals(status);
                        });
    }

    private String output(String stack, String key) throws IOException, InterruptedException {
        for (JsonNode output : show(stack).path("outputs")) {
            if (output.path("output_key").asText().equals(key)) {
                return output.path("output_value").asText();
            }
        }
        throw new AssertionError("Stack %s has no output %s.".formatted(stack, key));
    }

    private String id(String stack) throws IOException, InterruptedException {
        return "/%s/%s".formatted(stack, show(stack).path("id").asText());
    }

    private JsonNode show(String stack) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", "/" + stack, null);
        if (answer.statusCode() == 302) {
            String address = answer.headers().firstValue("Location").orElseThrow();
            answer = send("GET", address.substring(address.indexOf("/stacks/") + 7), null);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("stack");
    }

    private void begin(String method, String path, @Nullable Map<String, Object> body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(201, 204);
    }

    private HttpResponse<String> send(
            String method, String path, @Nullable Map<String, Object> body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stacks + path))
                        .header("X-Auth-Token", token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static Map<String, Object> body(
            String stack, String template, Map<String, Object> parameters) throws IOException {
        try (InputStream text =
                AdminsStacks.class.getResourceAsStream("/delegated/%s.yaml".formatted(template))) {
            return Map.of(
                    "stack_name",
                    stack,
                    "template",
                    new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8),
                    "parameters",
                    parameters);
        }
    }

    private static String variable(StoryWorld world, String name) {
        return Objects.requireNonNull(world.admin().get(name), name);
    }
}
