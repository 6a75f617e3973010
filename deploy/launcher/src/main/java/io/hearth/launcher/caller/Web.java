package io.hearth.launcher.caller;

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

/** Asks servers, and follows nothing by itself. */
public final class Web {
    private static final Duration BRIEFLY = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(BRIEFLY)
                    .build();
    private final Duration patience;

    /** One that waits ten seconds for an answer. */
    public Web() {
        this(BRIEFLY);
    }

    /**
     * @param patience how long an answer may take
     */
    public Web(Duration patience) {
        this.patience = patience;
    }

    public HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return send("GET", url, Map.of());
    }

    /** Without a body. */
    public HttpResponse<String> send(String method, URI url, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(request(url, headers).method(method, BodyPublishers.noBody()));
    }

    /**
     * @param body what becomes JSON
     */
    public HttpResponse<String> send(
            String method, URI url, Map<String, String> headers, Object body)
            throws IOException, InterruptedException {
        return send(
                request(url, headers)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(URI url, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(patience).header("Accept", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /**
     * What was answered, as JSON.
     *
     * @throws IOException if it is none
     */
    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** What went wrong, since not every exception has a message. */
    public static String reason(Exception failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}
