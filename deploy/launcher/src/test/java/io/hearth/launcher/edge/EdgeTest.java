package io.hearth.launcher.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Ports;
import io.hearth.local.FreePorts;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge before one service that answers (stack-api) and others that do not. */
class EdgeTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private Ports ports = freePorts();
    private Edge edge = Edge.start(ports);

    @BeforeEach
    void startService() throws Exception {
        vertx.createHttpServer()
                .requestHandler(EdgeTest::echo)
                .listen(ports.of(Listener.STACK_API), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        edge.close();
        vertx.close();
    }

    @Test
    void passesTheRequestOnWithItsHostAndQuery() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(orchestration("/v1/p/stacks?a=b%2Fc")).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "GET /v1/p/stacks?a=b%%2Fc 127.0.0.1:%d "
                                .formatted(ports.of(Listener.ORCHESTRATION)));
    }

    @Test
    void passesABodyOn() throws Exception {
        String body = "x".repeat(500_000);

        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(orchestration("/v1/p/stacks"))
                                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.body()).endsWith(body);
    }

    @Test
    void routesAFormByItsActionAndKeepsItWhole() throws Exception {
        HttpResponse<String> answer = send(form("StackName=s&Action=CreateStack&x=%2B"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith("StackName=s&Action=CreateStack&x=%2B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q",
                "/q/metrics",
                "/q/health/ready",
                "/%71/metrics",
                "//q/metrics",
                "/v1/../q/metrics",
                "/v1/%2E%2e/q/metrics",
                "/./q"
            })
    void keepsWhatServicesTellOperatorsToItself(String path) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(orchestration(path)).GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"HTTPNotFound\"");
    }

    @Test
    void saysInJsonThatAServiceIsAway() throws Exception {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(
                                        orchestration("/v1/p/stacks/s/i/resources/r/metadata"))
                                .GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"code": 503, "title": "Service Unavailable", "explanation": "The server is \
                        currently unavailable. Please try again at a later time.", "error": \
                        {"type": "HTTPServiceUnavailable", "traceback": null, "message": \
                        "metadata-service does not answer at the moment; try again."}}""");
    }

    @Test
    void saysInXmlThatAServiceIsAwayAlsoToAForm() throws Exception {
        HttpResponse<String> answer = send(form("Action=DescribeStackResource"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("<Code>ServiceUnavailable</Code>")
                .contains("<Type>Server</Type>");
    }

    @Test
    void refusesAFormThatIsTooLarge() throws Exception {
        HttpResponse<String> answer = send(form("a=" + "x".repeat(1_100_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private HttpRequest.Builder form(String form) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:%d/v1/"
                                        .formatted(ports.of(Listener.CLOUDFORMATION))))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private URI orchestration(String path) {
        return URI.create(
                "http://127.0.0.1:%d%s".formatted(ports.of(Listener.ORCHESTRATION), path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(
                request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private static void echo(HttpServerRequest request) {
        request.body()
                .onSuccess(
                        body ->
                                request.response()
                                        .end(
                                                Buffer.buffer(
                                                                request.method()
                                                                        + " "
                                                                        + request.uri()
                                                                        + " "
                                                                        + request.getHeader("Host")
                                                                        + " ")
                                                        .appendBuffer(body)));
    }

    private static Ports freePorts() {
        Map<Listener, Integer> free = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            free.put(listener, FreePorts.next());
        }
        return new Ports(free);
    }
}
