package io.hearth.keystone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hearth.contract.seal.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls to one Keystone over kept connections, without blocking. It answers every HTTP status
 * alike; it fails with {@link KeystoneException.Unavailable} when there is none.
 */
final class Transport implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final String base;
    private final Duration timeout;

    Transport(String base, Duration timeout) {
        this.base = base;
        this.timeout = timeout;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    CompletableFuture<Answer> send(Call call, Optional<Secret> token) {
        return client.sendAsync(request(call, token), BodyHandlers.ofByteArray())
                // The request's own timeout ends with the answer's headers; this holds for all.
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> answer(call, response, failure));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(Call call, Optional<Secret> token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + call.path()))
                        .timeout(timeout)
                        .header("Accept", "application/json")
                        .header("User-Agent", "hearth")
                        .method(
                                call.method(),
                                call.body()
                                        .map(body -> BodyPublishers.ofByteArray(json(body)))
                                        .orElseGet(BodyPublishers::noBody));
        call.body().ifPresent(body -> request.header("Content-Type", "application/json"));
        token.ifPresent(value -> request.header("X-Auth-Token", value.reveal()));
        call.subject().ifPresent(value -> request.header("X-Subject-Token", value.reveal()));
        return request.build();
    }

    private static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The call's body is no JSON.");
        }
    }

    private static Answer answer(
            Call call, @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response == null) {
            throw new KeystoneException.Unavailable(
                    "%s has no answer: %s.".formatted(call, kind(failure)), Optional.empty());
        }
        return new Answer(
                call,
                response.statusCode(),
                body(call, response),
                response.headers().firstValue("X-Subject-Token").map(Secret::of),
                response.headers().firstValue("Retry-After").flatMap(Transport::seconds));
    }

    private static JsonNode body(Call call, HttpResponse<byte[]> response) {
        if (response.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            if (response.statusCode() >= 300) {
                return MissingNode.getInstance();
            }
            throw new KeystoneException.Unavailable(
                    "%s was answered with what is no JSON.".formatted(call), Optional.empty());
        }
    }

    /** Only the kind: a message of the HTTP client could quote a header. */
    private static String kind(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }

    private static Optional<Duration> seconds(String retryAfter) {
        try {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter.strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
