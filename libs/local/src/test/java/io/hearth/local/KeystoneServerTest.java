package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hearth.local.KeystoneOrigin.Preference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PrivateKeystone.class)
class KeystoneServerTest {
    /** Where Keystone is run in a container too; its image takes minutes to build. */
    private static final String CONTAINERS = "containers";

    private static final String NOT_ASKED =
            "Keystone in a container was not tested: that takes -Dinfra=containers.";

    @Test
    void keepsItsKeysAndDataOverARestart() throws Exception {
        KeystoneServer first = PrivateKeystone.server();
        ProcessHandle process = first.process();
        String token = token(first);

        KeystoneServer second = PrivateKeystone.restart();

        assertThat(process.isAlive()).isFalse();
        assertThat(status(second, token)).isEqualTo(200);
        assertThat(second.version()).matches("\\d+\\.[0-9.]+");
    }

    @Test
    void inAContainerItWorksOnTheSameFilesAndDatabase(@TempDir Path directory) throws Exception {
        boolean asked = chosen("infra", "auto").equals(CONTAINERS);
        if (!asked) {
            System.out.println(NOT_ASKED);
        }
        assumeTrue(asked, NOT_ASKED);
        KeystoneServerSettings packaged = PrivateKeystone.settingsFor(directory, "contained");
        KeystoneServerSettings contained =
                packaged.withOrigin(
                        new KeystoneOrigin(
                                Preference.CONTAINER,
                                chosen(
                                        "infra.keystone-base-image",
                                        KeystoneOrigin.USUAL_BASE_IMAGE)));
        String token;
        ProcessHandle process;
        try (KeystoneServer server = start(contained)) {
            token = token(server);
            process = server.process();
            assertThat(server.version()).matches("\\d+\\.[0-9.]+ \\((docker|podman)\\)");
        }
        assertThat(process.isAlive()).isFalse();
        try (KeystoneServer server = start(contained)) {
            assertThat(status(server, token)).isEqualTo(200);
        }

        try (KeystoneServer server = start(packaged)) {
            assertThat(status(server, token)).isEqualTo(200);
        }
    }

    private static String chosen(String property, String usual) {
        String variable = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return System.getProperty(property, System.getenv().getOrDefault(variable, usual));
    }

    private static KeystoneServer start(KeystoneServerSettings settings) throws Exception {
        long begin = System.nanoTime();
        KeystoneServer server =
                KeystoneServer.start(
                        settings, step -> System.out.printf("%d ms %s%n", since(begin), step));
        System.out.printf("%d ms ready%n", since(begin));
        return server;
    }

    private static long since(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static String token(KeystoneServer server) throws Exception {
        String body =
                """
                {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin",
                "domain":{"id":"default"},"password":"an-admin-password"}}}}}""";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "/auth/tokens"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return send(request).headers().firstValue("X-Subject-Token").orElseThrow();
    }

    private static int status(KeystoneServer server, String token) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "/auth/tokens"))
                        .header("X-Auth-Token", token)
                        .header("X-Subject-Token", token)
                        .build();
        return send(request).statusCode();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
