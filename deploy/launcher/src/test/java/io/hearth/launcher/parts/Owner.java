package io.hearth.launcher.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import io.hearth.launcher.story.StoryWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The owner of stacks, at the address that clients are told. */
public final class Owner {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 502;
    private static final int NOT_FOUND = 404;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final String stacks;
    private final String token;

    /** The service ended before it answered: it may have begun what it was asked for. */
    public static final class AnswerLostException extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerLostException(String message) {
            super(message);
        }
    }

    /**
     * @param admin finds the owner and its project
     */
    public Owner(StoryWorld world, Keystone admin) {
        String user = variable(world, "OS_USERNAME");
        String project =
                admin.findProject("default", variable(world, "OS_PROJECT_NAME")).orElseThrow().id();
        token =
                admin.logIn(
                                admin.findUser("default", user).orElseThrow().id(),
                                Secret.of(variable(world, "OS_PASSWORD")),
                                project)
                        .value()
                        .reveal();
        stacks = "%s/%s/stacks".formatted(world.orchestration(), project);
    }

    private static String variable(StoryWorld world, String name) {
        return Objects.requireNonNull(world.owner().get(name), name);
    }

    /** A stack by its name or {@code name/id}; empty when there is none. */
    public Optional<JsonNode> find(String stack) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", "/" + stack, null);
        return answer.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(read(answer, 200).path("stack"));
    }

    /** What an output of a stack is. */
    public String output(String stack, String key) throws IOException, InterruptedException {
        return read(send("GET", "/%s/outputs/%s".formatted(stack, key), null), 200)
                .at("/output/output_value")
                .asText();
    }

    /**
     * Asks for what an operation is, once.
     *
     * @param stack empty for all stacks, else {@code name/id}
     */
    public void ask(Operation operation, String stack, Map<String, Object> body)
            throws IOException, InterruptedException {
        String path = operation.creates() ? "" : "/" + stack;
        String json = operation == Operation.DELETE ? null : JSON.writeValueAsString(body);
        HttpResponse<String> answer = send(operation.method(), path, json);
        if (answer.statusCode() != operation.answer()) {
            throw unexpected(answer);
        }
    }

    /**
     * Asks for what is none of the operations, once.
     *
     * @param path below the stacks
     */
    public void post(String path, @Nullable String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", path, json);
        if (answer.statusCode() / 100 != 2) {
            throw unexpected(answer);
        }
    }

    private static JsonNode read(HttpResponse<String> answer, int expected) throws IOException {
        if (answer.statusCode() != expected) {
            throw unexpected(answer);
        }
        return JSON.readTree(answer.body());
    }

    private static AssertionError unexpected(HttpResponse<String> answer) {
        return new AssertionError(
                "%s answered %d: %s"
                        .formatted(answer.request(), answer.statusCode(), answer.body()));
    }

    private HttpResponse<String> send(String method, String path, @Nullable String json)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stacks + path))
                        .timeout(TIMEOUT)
                        .header("X-Auth-Token", token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                json == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(json))
                        .build();
        HttpResponse<String> answer;
        try {
            answer = client.send(request, BodyHandlers.ofString());
        } catch (IOException gone) {
            throw new AnswerLostException(String.valueOf(gone.getMessage()));
        }
        if (answer.statusCode() >= UNAVAILABLE) {
            throw new AnswerLostException(answer.toString());
        }
        return answer;
    }
}
