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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The line between a service under test and a real server: it hands every request on, counts it,
 * and can be cut, after which a request's connection ends without an answer; or somebody on it
 * decides what becomes of each request.
 */
public final class FaultProxy implements AutoCloseable {
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
    private static final Meddler HONEST = (number, request) -> Optional.of(request.handOn());

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger requests = new AtomicInteger();
    private final URI target;
    private final HttpServer server;
    private volatile Meddler meddler = HONEST;

    /** Decides what becomes of a request. */
    @FunctionalInterface
    public interface Meddler {
        /**
         * @param number of the request, from 1
         * @return empty for a connection that ends without an answer
         */
        Optional<Reply> answer(int number, Request request)
                throws IOException, InterruptedException;
    }

    /** A request on its way to the real server. */
    public interface Request {
        /** The header of that name, in any case; empty if there is none. */
        Optional<String> header(String name);

        /** What the real server answers, which carries it out; as often as this is called. */
        Reply handOn() throws IOException, InterruptedException;
    }

    /** An answer on its way back. */
    public record Reply(int status, Map<String, List<String>> headers, byte[] body) {
        /** With this body instead. */
        public Reply withBody(byte[] other) {
            return new Reply(status, headers, other);
        }
    }

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
        meddle((number, request) -> Optional.empty());
    }

    /** From now on somebody decides what becomes of each request. */
    public void meddle(Meddler other) {
        meddler = other;
    }

    /** Ends what was begun with {@link #cut} or {@link #meddle}. */
    public void restore() {
        meddle(HONEST);
    }

    /** A line that is as long as the run need not be closed. */
    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        int number = requests.incrementAndGet();
        try (exchange) {
            Optional<Reply> reply = meddler.answer(number, request(exchange));
            if (reply.isPresent()) {
                answer(exchange, reply.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Request request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new Request() {
            @Override
            public Optional<String> header(String name) {
                return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
            }

            @Override
            public Reply handOn() throws IOException, InterruptedException {
                HttpResponse<byte[]> response =
                        client.send(handedOn(exchange, body), BodyHandlers.ofByteArray());
                return new Reply(response.statusCode(), response.headers().map(), response.body());
            }
        };
    }

    private HttpRequest handedOn(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> each(name, values, request::header));
        return request.build();
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers()
                .forEach((name, values) -> each(name, values, exchange.getResponseHeaders()::add));
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? NO_BODY : body.length);
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
