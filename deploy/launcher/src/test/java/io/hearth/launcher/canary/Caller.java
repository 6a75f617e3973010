package io.hearth.launcher.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks the APIs.
 *
 * @param credentials the headers that tell who it is
 */
record Caller(String name, Map<String, String> credentials) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Caller nobody() {
        return new Caller("nobody", Map.of());
    }

    static Caller withToken(String name, String token) {
        return new Caller(name, Map.of("X-Auth-Token", token));
    }

    /** An answer, whatever its status. */
    record Reply(int status, String headers, String body) {
        String all() {
            return headers + "\n" + body;
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("This should be JSON: " + text, e);
        }
    }

    /**
     * @param body a text goes as it is, anything else as JSON
     */
    Reply send(String method, String url, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(TIMEOUT)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(text(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        credentials.forEach(request::header);
        HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        return new Reply(answer.statusCode(), answer.headers().map().toString(), answer.body());
    }

    /** What must be answered with that status. */
    JsonNode expect(int status, String method, String url, @Nullable Object body)
            throws IOException, InterruptedException {
        Reply reply = send(method, url, body);
        if (reply.status() != status) {
            throw new AssertionError(
                    "%s of %s by %s answered %d: %s"
                            .formatted(method, url, name, reply.status(), reply.body()));
        }
        return reply.body().isEmpty() ? JSON.nullNode() : json(reply.body());
    }

    private static String text(Object body) throws JsonProcessingException {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }
}
