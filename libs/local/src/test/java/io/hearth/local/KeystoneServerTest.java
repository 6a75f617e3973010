package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.seal.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoneServerTest {
    @Test
    void keepsItsKeysAndDataOverARestart(@TempDir Path directory) throws Exception {
        try (PostgresServer postgres =
                PostgresServer.start(
                        directory.resolve("pg"),
                        FreePorts.next(),
                        PostgresServer.Durability.FAST)) {
            postgres.createDatabase("keystone");
            KeystoneServerSettings settings =
                    KeystoneServerSettings.of(
                                    directory.resolve("keystone"),
                                    FreePorts.next(),
                                    KeystoneDatabase.of(postgres, "keystone"),
                                    Secret.of("an-admin-password"))
                            .withBcryptRounds(KeystoneServerSettings.FAST_BCRYPT_ROUNDS);
            String token;
            try (KeystoneServer server = start(settings)) {
                token = logIn(server).headers().firstValue("X-Subject-Token").orElseThrow();
            }

            try (KeystoneServer server = start(settings)) {
                assertThat(status(server, token)).isEqualTo(200);
            }
        }
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

    private static HttpResponse<String> logIn(KeystoneServer server) throws Exception {
        String body =
                """
                {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin",
                "domain":{"id":"default"},"password":"an-admin-password"}}}}}""";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "/auth/tokens"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return send(request);
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
