package io.hearth.access.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who hold connections for nothing: what they send comes late, or never. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
class SlowRequestsTest {
    private static final String POST =
            "POST /v1/p/stacks HTTP/1.1\r\nHost: hearth\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{";

    /** Goes on with spaces for as long as anybody listens. */
    private static final String HEADER = "GET /healthcheck HTTP/1.1\r\nHost: hearth\r\nX-Slow: ";

    /** Set by the test framework. */
    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @ParameterizedTest
    @ValueSource(strings = {POST, HEADER})
    void whoSendsByteByByteIsCutOff(String first) throws IOException {
        try (Socket caller = connect()) {
            caller.getOutputStream().write(first.getBytes(US_ASCII));

            await("the end of the connection")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isCut(caller));
        }
    }

    private static boolean isCut(Socket caller) {
        try {
            caller.getOutputStream().write(' ');
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Test
    void whoSaysNothingIsCutOffAndOthersAreServedMeanwhile() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int n = 0; n < 500; n++) {
                silent.add(connect());
            }
            silent.getFirst().getOutputStream().write("GET /healthch".getBytes(US_ASCII));
            try (Socket caller = connect()) {
                caller.getOutputStream()
                        .write(
                                "GET /healthcheck HTTP/1.1\r\nHost: hearth\r\nConnection: close\r\n\r\n"
                                        .getBytes(US_ASCII));
                assertThat(new String(caller.getInputStream().readAllBytes(), US_ASCII))
                        .startsWith("HTTP/1.1 200");
            }
            for (Socket one : silent) {
                assertThat(one.getInputStream().readAllBytes()).isEmpty();
            }
        } finally {
            for (Socket one : silent) {
                one.close();
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }
}
