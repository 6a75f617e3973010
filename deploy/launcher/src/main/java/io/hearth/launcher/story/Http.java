package io.hearth.launcher.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A plain HTTP client that follows nothing by itself. */
final class Http {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Answer get(String url, Map<String, String> headers) throws IOException, InterruptedException {
        return send("GET", url, headers, "");
    }

    Answer get(String url, String token) throws IOException, InterruptedException {
        return get(url, Map.of("X-Auth-Token", token));
    }

    Answer post(String url, String token, String json) throws IOException, InterruptedException {
        return send(
                "POST",
                url,
                Map.of("X-Auth-Token", token, "Content-Type", "application/json"),
                json);
    }

    Answer delete(String url, String token) throws IOException, InterruptedException {
        return send("DELETE", url, Map.of("X-Auth-Token", token), "");
    }

    Answer send(String method, String url, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(TIMEOUT)
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
    }
}
