package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.Rights;
import io.hearth.launcher.bus.TopicReader;
import io.hearth.launcher.bus.Topics;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.secured.Certificates;
import io.hearth.launcher.secured.SecuredBus;
import io.hearth.launcher.secured.SecuredKeystone;
import io.hearth.launcher.secured.SecuredPostgres;
import io.hearth.launcher.secured.Trials;
import io.hearth.launcher.story.Story;
import io.hearth.launcher.story.StoryWorld;
import io.hearth.launcher.story.Teller;
import io.hearth.local.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Hearth on a bus with logins, lists of rights and TLS, and with TLS to all else. */
@Order(3)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredIT {
    @TempDir private static Path directory = Path.of("");

    private static Certificates certificates;
    private static SecuredBus bus;
    private static LauncherProcess launcher;

    @BeforeAll
    static void grant() throws Exception {
        certificates = Certificates.make(directory.resolve("here"), "dns:localhost");
        bus = SecuredBus.start(directory.resolve("kafka"), certificates);
        launcher = new LauncherProcess(directory.resolve("state"), Map.of());
        assertThat(topics().output())
                .contains("made     hearth.stacks")
                .contains("granted  User:stack-api WRITE TOPIC hearth.stacks");
        assertThat(topics()).as("once more").isEqualTo(new LauncherProcess.Result(0, ""));
    }

    @AfterAll
    static void close() {
        bus.close();
    }

    private static LauncherProcess.Result topics() throws Exception {
        Path properties =
                bus.properties(SecuredBus.ADMINISTRATOR, directory.resolve("client.properties"));
        return launcher.run(
                "topics",
                "--kafka",
                "localhost:" + bus.port(),
                "--kafka-properties",
                properties.toString(),
                "--acls");
    }

    @Test
    void nobodyReadsOrWritesWhatHasNotBeenGranted() {
        for (Rights rights : Rights.all()) {
            Trials trials = new Trials(bus.bus(rights.name()));
            assertThat(allowed(trials::reads)).as(rights.name()).isEqualTo(rights.reads());
            assertThat(allowed(trials::writes)).as(rights.name()).isEqualTo(rights.writes());
        }
        Trials stranger = new Trials(bus.bus(SecuredBus.STRANGER));
        assertThat(allowed(stranger::reads)).isEmpty();
        assertThat(allowed(stranger::writes)).isEmpty();
    }

    private static Set<String> allowed(Trials.Deed deed) {
        return Topics.names().stream().filter(deed::isAllowed).collect(Collectors.toSet());
    }

    @Test
    void aWrongPasswordOpensNothing() {
        Bus guesser = new Bus(Map.copyOf(bus.client("stack-api", "guessed")));

        assertThatThrownBy(() -> new Trials(guesser).reads("hearth.stacks"))
                .isInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    @Tag("OSSN-0096")
    void aBrokerWithACertificateForAnotherNameIsNotSpokenTo() throws Exception {
        Certificates others = Certificates.make(directory.resolve("there"), "dns:elsewhere.test");
        try (SecuredBus impostor = SecuredBus.start(directory.resolve("kafka-there"), others)) {
            assertThatThrownBy(
                            () ->
                                    new Trials(impostor.bus(SecuredBus.ADMINISTRATOR))
                                            .reads("hearth.stacks"))
                    .isInstanceOf(SslAuthenticationException.class)
                    .hasStackTraceContaining("matching localhost found");
        }
    }

    /** Before others write what is no event. */
    @Test
    @Order(1)
    void theStoryIsToldOverTls() throws Exception {
        int keystonePort = FreePorts.next();
        try (SecuredPostgres postgres =
                        SecuredPostgres.start(directory.resolve("postgresql"), certificates);
                SecuredKeystone keystone = SecuredKeystone.before(keystonePort, certificates)) {
            LauncherProcess hearth =
                    new LauncherProcess(launcher.state(), environment(postgres.port(), keystone));
            try {
                LauncherProcess.Result up = hearth.run(up(keystonePort));
                assertThat(up.exitCode()).as(up.output()).isZero();
                StoryWorld local = DemoCommand.world(new StateDirectory(hearth.state()));

                Story.begin(onSecuredBus(local), new Teller(System.out)).tell();
                String refused = refused(local.orchestration() + "/nobody/stacks");
                assertThat(logOf(Part.STACK_API))
                        .anySatisfy(
                                line ->
                                        assertThat(line.at("/mdc/request_id").asText())
                                                .isEqualTo(refused));

                Set<String> services =
                        Part.services().stream().map(Part::label).collect(Collectors.toSet());
                assertThat(postgres.databasesInUse(true)).isEqualTo(services);
                assertThat(postgres.databasesInUse(false)).isEmpty();
                assertThat(keystone.requests()).isPositive();
                assertThat(told(local.bus())).isEmpty();
                assertThat(told(bus.bus(Rights.OPERATOR)))
                        .as("what is lost in silence where a right is missing, too")
                        .contains(
                                "/hearth/stack-api on hearth.audit",
                                "/hearth/metadata-service on hearth.audit",
                                "/hearth/metadata-service on hearth.uses",
                                "/hearth/signal-service on hearth.audit",
                                "/hearth/signal-service on hearth.uses");
            } finally {
                hearth.run("reset", "--yes");
            }
        }
    }

    private static String[] up(int keystonePort) {
        List<String> arguments = new ArrayList<>(List.of("up"));
        for (Listener listener : Listener.values()) {
            int port = listener == Listener.KEYSTONE ? keystonePort : FreePorts.next();
            arguments.addAll(List.of("--port-" + listener.label(), String.valueOf(port)));
        }
        return arguments.toArray(String[]::new);
    }

    /** What an operator of such a cloud sets for each service; the same for all but the name. */
    private static Map<String, String> environment(int postgresPort, SecuredKeystone keystone) {
        String ownName = "${quarkus.application.name}";
        String database = "postgresql://localhost:%d/%s".formatted(postgresPort, ownName);
        String authority = certificates.certificate().toString();
        String reactive = "QUARKUS_DATASOURCE_REACTIVE_";
        Map<String, String> environment = new HashMap<>();
        // every service has the password of this one
        bus.client(Rights.OPERATOR)
                .forEach(
                        (name, value) ->
                                environment.put(
                                        "KAFKA_" + name.toUpperCase().replace('.', '_'),
                                        value.replace(Rights.OPERATOR, ownName)));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:%s?sslmode=verify-full&sslrootcert=%s".formatted(database, authority));
        environment.put(reactive + "URL", database);
        environment.put(reactive + "POSTGRESQL_SSL_MODE", "verify-full");
        environment.put(reactive + "HOSTNAME_VERIFICATION_ALGORITHM", "HTTPS");
        environment.put(reactive + "TRUST_CERTIFICATE_PEM", "true");
        environment.put(reactive + "TRUST_CERTIFICATE_PEM_CERTS", authority);
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        environment.put("HEARTH_KEYSTONE_URL", keystone.url().toString());
        environment.put(
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                        .formatted(certificates.truststore(), Certificates.PASSWORD));
        return environment;
    }

    private static StoryWorld onSecuredBus(StoryWorld local) {
        return new StoryWorld(
                local.orchestration(),
                local.cloudformation(),
                local.keystone(),
                bus.bus(Rights.OPERATOR),
                local.owner(),
                local.other(),
                local.admin());
    }

    /** The id of a request without a token. */
    private static String refused(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(401);
            return answer.headers().firstValue("x-openstack-request-id").orElseThrow();
        }
    }

    /** What it has logged as JSON: all but what the JVM itself says. */
    private static List<JsonNode> logOf(Part service) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(new StateDirectory(launcher.state()).log(service))) {
            if (line.startsWith("{")) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }

    /** Who has told something, and on which topic. */
    private static Set<String> told(Bus bus) {
        Set<String> told = new TreeSet<>();
        new TopicReader(bus)
                .read(
                        Topics.names(),
                        Instant.EPOCH,
                        TopicReader.Until.END,
                        record ->
                                told.add(
                                        "%s on %s"
                                                .formatted(
                                                        TopicReader.headers(record)
                                                                .get("ce_source"),
                                                        record.topic())));
        return told;
    }
}
