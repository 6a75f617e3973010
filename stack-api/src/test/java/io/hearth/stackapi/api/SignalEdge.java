package io.hearth.stackapi.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hearth.contract.SignalEvent.HookUnset;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.testkit.TestBus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Before this service, as in a deployment: an owner's signals that unset a hook go to the bus as
 * signal-service puts them there, all else to the service.
 */
final class SignalEdge implements AutoCloseable {
    private static final Pattern SIGNAL =
            Pattern.compile("/v1/([^/]+)/stacks/([^/]+)/([^/]+)/resources/([^/]+)/signal");

    /** What a hop says for itself. */
    private static final Set<String> OWN =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "transfer-encoding",
                    "expect",
                    "upgrade");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestBus bus = TestBus.on(Topic.STACKS);
    private final HttpServer server;
    private final String service;

    SignalEdge(String service) throws IOException {
        this.service = service;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Matcher signal = SIGNAL.matcher(exchange.getRequestURI().getPath());
            if (signal.matches()) {
                StackRef stack =
                        new StackRef(
                                signal.group(3), signal.group(2), signal.group(3), signal.group(1));
                String hook = json.readTree(body).path("unset_hook").asText();
                bus.publish(new HookUnset(stack, signal.group(4), hook, Instant.now()));
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                answer(exchange, 200, "null".getBytes(StandardCharsets.UTF_8));
            } else {
                forward(exchange, body);
            }
        }
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service + exchange.getRequestURI()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.ofByteArray());
            response.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!OWN.contains(name)) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() throws InterruptedException {
        server.stop(0);
        client.close();
        bus.close();
    }
}
