package io.hearth.launcher.access;

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

/** Asks for what the matrix needs and must get. */
final class Setup {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Setup() {}

    static JsonNode get(String url, String token) throws IOException, InterruptedException {
        return read(send("GET", url, token, Map.of()));
    }

    static JsonNode post(String url, String token, Map<String, ?> body)
            throws IOException, InterruptedException {
        return read(send("POST", url, token, body));
    }

    /** Whatever the answer is: what is to be removed may be gone. */
    static void delete(String url, String token) throws IOException, InterruptedException {
        send("DELETE", url, token, Map.of());
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(
                    "%s answered %d: %s"
                            .formatted(answer.request(), answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(
            String method, String url, String token, Map<String, ?> body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(TIMEOUT)
                        .header("X-Auth-Token", token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }
}
