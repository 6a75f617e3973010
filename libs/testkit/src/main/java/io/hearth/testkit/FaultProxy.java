package io.hearth.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The line between a service under test and a real server: it hands every request on, counts it,
 * and can be cut, after which a request's connection ends without an answer.
 */
public final class FaultProxy {
    /** What each of the two connections says of itself. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "date",
                    "expect",
                    "host",
                    "http2-settings",
                    "transfer-encoding",
                    "upgrade");

    private static final int NO_BODY = -1;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger requests = new AtomicInteger();
    private final URI target;
    private final HttpServer server;
    private volatile boolean cut;

    private FaultProxy(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    /** Listens on the loopback interface, in front of the server with this URL. */
    public static FaultProxy before(String url) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FaultProxy proxy = new FaultProxy(URI.create(url), server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", proxy::handle);
            server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy before %s does not start.".formatted(url), e);
        }
    }

    /** What the service is to be told in place of the server's URL; the path is the same. */
    public String url() {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), target.getPath());
    }

    /** How many requests have come so far, answered or not. */
    public int requests() {
        return requests.get();
    }

    /** From now on nothing is answered. */
    public void cut() {
        cut = true;
    }

    /** Ends the cut. */
    public void restore() {
        cut = false;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            if (!cut) {
                answer(exchange, client.send(handedOn(exchange), BodyHandlers.ofByteArray()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest handedOn(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> each(name, values, request::header));
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
            throws IOException {
        response.headers()
                .map()
                .forEach((name, values) -> each(name, values, exchange.getResponseHeaders()::add));
        byte[] body = response.body();
        exchange.sendResponseHeaders(
                response.statusCode(), body.length == 0 ? NO_BODY : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void each(String name, List<String> values, BiConsumer<String, String> take) {
        if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> take.accept(name, value));
        }
    }
}
