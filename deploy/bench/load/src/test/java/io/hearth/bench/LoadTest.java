package io.hearth.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hearth.bench.Load.Request;
import io.hearth.bench.Load.Result;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    bodies.add(
                            exchange.getRequestHeaders().getFirst("X-Auth-Token")
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    boolean known = exchange.getRequestURI().getQuery().equals("a=b");
                    exchange.sendResponseHeaders(known ? 200 : 404, 2);
                    exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheRequestAsItIsAndCountsTheAnswers() {
        Result result = Load.saturate(request("a=b"), 2, Duration.ofSeconds(1));

        assertThat(result.requestsPerSecond()).isPositive();
        assertThat(bodies).isNotEmpty().allMatch("token{\"x\": 1}"::equals);
    }

    @Test
    void tellsAnswersThatAreNoSuccess() {
        Result result = Load.atRate(request("a=c"), 50, 2, Duration.ofSeconds(1));

        assertThat(result.requestsPerSecond()).isZero();
        assertThat(result.failures()).isPositive();
    }

    private Request request(String query) {
        return new Request(
                "POST",
                URI.create(
                        "http://127.0.0.1:%d/v1/x?%s"
                                .formatted(server.getAddress().getPort(), query)),
                Map.of("X-Auth-Token", "token"),
                "{\"x\": 1}");
    }
}
