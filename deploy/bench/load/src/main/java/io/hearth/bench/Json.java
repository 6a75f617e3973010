package io.hearth.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * JSON over HTTP with connections that stay open, and nothing else between the clock and the
 * socket.
 */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /** An answer of any status. */
    record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {
        Answer expect(int... statuses) {
            for (int expected : statuses) {
                if (status == expected) {
                    return this;
                }
            }
            throw new IllegalStateException(
                    "%s answered %d: %s"
                            .formatted(
                                    response.uri().getPath(),
                                    status,
                                    new String(
                                            response.body(),
                                            java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    /** Sends what is no JSON, or needs headers of its own. */
    HttpResponse<byte[]> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** An answer's lines as they come, for as long as they come; to be closed. */
    Stream<String> lines(HttpRequest request) {
        HttpResponse<Stream<String>> answer = send(request, HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s to %s".formatted(answer, request.uri()));
        }
        return answer.body();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException("%s got no answer.".formatted(request), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    Answer call(String method, String uri, @Nullable String token, @Nullable Object body) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(uri))
                            .timeout(TIMEOUT)
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofByteArray(
                                                    body instanceof byte[] bytes
                                                            ? bytes
                                                            : MAPPER.writeValueAsBytes(body)));
            if (token != null) {
                request.header("X-Auth-Token", token);
            }
            HttpResponse<byte[]> response = send(request.build());
            return new Answer(response.statusCode(), read(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException("The body cannot be written as JSON.", e);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }
}
