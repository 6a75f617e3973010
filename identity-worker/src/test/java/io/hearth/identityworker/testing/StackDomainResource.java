package io.hearth.identityworker.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.local.FreePorts;
import io.hearth.local.KeystoneDatabase;
import io.hearth.local.KeystoneServer;
import io.hearth.local.KeystoneServerSettings;
import io.hearth.local.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A private Keystone with a domain {@code heat}, its admin and the stack users' role; one for all
 * test classes of a run.
 */
public final class StackDomainResource implements QuarkusTestResourceLifecycleManager {
    /** What an operator of the worker under test says. */
    public static final String OPERATOR_TOKEN = "an-operator-token";

    static final Secret ADMIN_PASSWORD = Secret.of("an-admin-password");
    static final String TRUSTEE_PASSWORD = "a-trustee-password";
    private static final String TOKEN_KEYS = "keystone/fernet-keys";
    private static final String DOMAIN_ADMIN_PASSWORD = "a-domain-admin-password";

    private static @Nullable Map<String, String> configuration;
    private static @Nullable KeystoneServer server;
    private static @Nullable Path directory;

    /** Sets the policy of the Keystone that all test classes share; who does it sets it back. */
    public static void installPolicy(String overlay) throws IOException {
        requireNonNull(server).installPolicy(overlay);
    }

    /**
     * Puts other keys in place of those that Keystone has made its tokens with, as rotations do in
     * time: no token that there is holds any more.
     */
    public static void replaceTokenKeys() throws IOException {
        try (Stream<Path> keys = Files.list(requireNonNull(directory).resolve(TOKEN_KEYS))) {
            for (Path key : keys.toList()) {
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                Path next = Files.createTempFile("hearth-key-", "");
                Files.writeString(next, Base64.getUrlEncoder().encodeToString(fresh));
                Files.move(next, key, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static Secret domainAdminPassword() {
        return Secret.of(DOMAIN_ADMIN_PASSWORD);
    }

    /** Sets the password of the domain's admin as the cloud's admin, which ends its tokens. */
    public static void setDomainAdminPassword(Secret password) {
        try (KeystoneClient admin = TestOwner.adminClient()) {
            Keystone keystone = admin.keystone();
            String domain = requireNonNull(configuration).get("hearth.stack-user-domain-id");
            keystone.setPassword(
                    keystone.findUser(requireNonNull(domain), "heat_domain_admin")
                            .orElseThrow()
                            .id(),
                    password);
        }
    }

    /** How many revocations each token is held against, in the Keystone of all test classes. */
    public static int revocations() throws IOException {
        String url = requireNonNull(requireNonNull(configuration).get("hearth.keystone.url"));
        return new Admin(url, ADMIN_PASSWORD).revocations();
    }

    @Override
    public Map<String, String> start() {
        synchronized (StackDomainResource.class) {
            try {
                Map<String, String> known = configuration;
                if (known == null) {
                    KeystoneServer started = startServer();
                    known = prepare(started);
                    server = started;
                    configuration = known;
                }
                return known;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("Keystone for the tests does not start.", e);
            }
        }
    }

    /** It lives until the run ends: other test classes use it too. */
    @Override
    public void stop() {}

    private static KeystoneServer startServer() throws IOException, SQLException {
        Path fresh = Files.createTempDirectory("hearth-worker-test-");
        directory = fresh;
        PostgresServer postgres =
                PostgresServer.start(
                        fresh.resolve("pg"), FreePorts.next(), PostgresServer.Durability.FAST);
        postgres.createDatabase("keystone");
        KeystoneServerSettings settings =
                KeystoneServerSettings.of(
                                fresh.resolve("keystone"),
                                FreePorts.next(),
                                KeystoneDatabase.of(postgres, "keystone"),
                                ADMIN_PASSWORD)
                        .withBcryptRounds(KeystoneServerSettings.FAST_BCRYPT_ROUNDS);
        return KeystoneServer.start(settings, step -> {});
    }

    /** What a worker has to know of a Keystone, after all that it needs there has been made. */
    static Map<String, String> prepare(KeystoneServer server) throws IOException {
        Admin admin = new Admin(server.url(), ADMIN_PASSWORD);
        String domain = admin.make("/domains", "domain", Map.of("name", "heat"));
        String user =
                admin.make(
                        "/users",
                        "user",
                        Map.of(
                                "name", "heat_domain_admin",
                                "domain_id", domain,
                                "password", DOMAIN_ADMIN_PASSWORD));
        String stackUser = admin.make("/roles", "role", Map.of("name", "heat_stack_user"));
        String trustee =
                admin.make(
                        "/users",
                        "user",
                        Map.of(
                                "name", "heat",
                                "domain_id", "default",
                                "password", TRUSTEE_PASSWORD));
        String service = admin.make("/projects", "project", Map.of("name", "service"));
        admin.put("/projects/%s/users/%s/roles/%s".formatted(service, trustee, stackUser));
        String role = admin.roleId("admin");
        admin.put("/domains/%s/users/%s/roles/%s".formatted(domain, user, role));
        Map<String, String> settings = new HashMap<>();
        settings.put("hearth.keystone.url", server.url());
        settings.put("hearth.keystone.username", "heat_domain_admin");
        settings.put("hearth.keystone.user-domain-name", "heat");
        settings.put("hearth.keystone.password", DOMAIN_ADMIN_PASSWORD);
        settings.put("hearth.stack-user-domain-id", domain);
        settings.put(DeploymentId.PROPERTY, "hearth-test");
        settings.put("hearth.trustee.username", "heat");
        settings.put("hearth.trustee.password", TRUSTEE_PASSWORD);
        settings.put("hearth.operator.token-file", operatorTokenFile().toString());
        // tests that need a timer have a loop of their own
        settings.put("hearth.identity.timer", "false");
        return Map.copyOf(settings);
    }

    private static Path operatorTokenFile() throws IOException {
        // a temporary file is its owner's alone
        return Files.writeString(
                Files.createTempFile("hearth-operator-", ".token"), OPERATOR_TOKEN);
    }

    /** The cloud's admin, for what a deployment does once. */
    static final class Admin {
        private static final ObjectMapper JSON = new ObjectMapper();
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final String url;
        private final String token;

        Admin(String url, Secret password) throws IOException {
            this.url = url;
            Map<String, Object> user =
                    Map.of(
                            "name",
                            "admin",
                            "domain",
                            Map.of("id", "default"),
                            "password",
                            password.reveal());
            Map<String, Object> scope =
                    Map.of("project", Map.of("name", "admin", "domain", Map.of("id", "default")));
            Map<String, Object> identity =
                    Map.of("methods", new String[] {"password"}, "password", Map.of("user", user));
            HttpResponse<String> answer =
                    send(
                            HttpRequest.newBuilder(URI.create(url + "/auth/tokens"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            body(
                                                    Map.of(
                                                            "auth",
                                                            Map.of(
                                                                    "identity",
                                                                    identity,
                                                                    "scope",
                                                                    scope)))));
            this.token = answer.headers().firstValue("X-Subject-Token").orElseThrow();
        }

        String make(String path, String kind, Map<String, String> values) throws IOException {
            HttpResponse<String> answer = send(request(path).POST(body(Map.of(kind, values))));
            return read(answer).path(kind).path("id").asText();
        }

        String roleId(String name) throws IOException {
            return read(send(request("/roles?name=" + name).GET()))
                    .path("roles")
                    .path(0)
                    .path("id")
                    .asText();
        }

        /** How many revocations each of Keystone's tokens is held against. */
        int revocations() throws IOException {
            return read(send(request("/OS-REVOKE/events").GET())).path("events").size();
        }

        void put(String path) throws IOException {
            send(request(path).PUT(HttpRequest.BodyPublishers.noBody()));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(url + path))
                    .header("Content-Type", "application/json")
                    .header("X-Auth-Token", token);
        }

        private static HttpRequest.BodyPublisher body(Object value) throws IOException {
            return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(value));
        }

        private static JsonNode read(HttpResponse<String> answer) throws IOException {
            return JSON.readTree(answer.body());
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
            try {
                HttpResponse<String> answer =
                        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() >= 300) {
                    throw new IOException(answer.statusCode() + " " + answer.body());
                }
                return answer;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
