package io.hearth.metadataservice.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hearth.contract.AuditEvent.RequestRefused;
import io.hearth.contract.Capability;
import io.hearth.contract.DenialReason;
import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.BackingServices;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server's deployments: whose they are, and who reads them. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "metadata-service")
@SuppressWarnings("NullAway.Init") // injected
class ServerDeploymentsResourceTest {
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);
    private static final TestIdentity OTHER = TestIdentity.of(Account.OTHER);
    private static final Instant CREATED = Instant.parse("2026-11-21T03:35:20Z");

    private final Sealer sealer = Sealer.fromFile(BackingServices.shared().keysetFile());
    private final TestStack stack = new TestStack("s" + UUID.randomUUID(), OWNER.projectId());
    private final String server = stack.ref().name() + "-server";
    private final String neighbour = stack.ref().name() + "-neighbour";

    @Inject DataSource database;
    private TestBus bus;
    private TestIdentity instance;

    @BeforeEach
    void aServerWithAnIdentity() {
        bus = TestBus.on(Topic.AUDIT);
        instance = TestIdentity.ofStackDomain();
        bus.publish(
                stack.userReady(
                        "server",
                        instance,
                        stack.binding("server", Capability.DEPLOYMENTS_READ),
                        stack.binding("neighbour", Capability.METADATA_READ)));
        bus.publish(stack.metadata("server", 1, "{}"));
        bus.publish(stack.metadata("neighbour", 1, "{}"));
        await("the server and its identity")
                .atMost(Duration.ofSeconds(20))
                .until(() -> get(instance, server).statusCode() == 200);
    }

    @AfterEach
    void leaveBus() throws InterruptedException {
        bus.close();
    }

    @Test
    void aServerWithoutDeploymentsHasNone() {
        get(OWNER, server).then().statusCode(200).body(equalTo("{\"metadata\": []}"));
        get(instance, server)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .body(equalTo("{\"metadata\": []}"));
    }

    @Test
    void ownerAndInstanceReadTheConfigsSortedByName() {
        bus.publish(deployment(OWNER, server, "d1", 1, "b", "{\"id\": \"1\"}"));
        bus.publish(deployment(OWNER, server, "d2", 1, "Z", "{\"id\": \"2\"}"));
        bus.publish(deployment(OWNER, server, "d3", 1, "a", "{\"id\": \"3\"}"));
        bus.publish(deployment(OWNER, server, "d4", 1, null, "{\"id\": \"4\"}"));
        String all =
                "{\"metadata\": [{\"id\": \"4\"}, {\"id\": \"2\"}, {\"id\": \"3\"}, {\"id\": \"1\"}]}";

        awaitAnswer(OWNER, all);

        Response answer = get(instance, server);
        assertThat(answer.asString()).isEqualTo(all);
        given().header("X-Auth-Token", instance.token().reveal())
                .header("If-None-Match", answer.header("ETag"))
                .get(path(instance, server))
                .then()
                .statusCode(304)
                .body(equalTo(""));
    }

    @Test
    void whatAnotherProjectDeploysThereIsNotTheServers() {
        bus.publish(deployment(OTHER, server, "evil", 1, "a", "{\"config\": \"evil\"}"));
        bus.publish(deployment(OWNER, server, "good", 1, "a", "{\"config\": \"good\"}"));

        awaitAnswer(OTHER, "{\"metadata\": [{\"config\": \"evil\"}]}");
        awaitAnswer(OWNER, "{\"metadata\": [{\"config\": \"good\"}]}");
        assertThat(get(instance, server).asString())
                .isEqualTo("{\"metadata\": [{\"config\": \"good\"}]}");
    }

    @Test
    void anInstanceIsToldOfItsOwnServerOnly() {
        bus.publish(deployment(OWNER, neighbour, "d1", 1, "a", "{\"password\": \"s3cret\"}"));
        await("the neighbour's deployment")
                .atMost(Duration.ofSeconds(20))
                .until(() -> get(OWNER, neighbour).asString().contains("s3cret"));

        for (String notItsOwn : new String[] {neighbour, "unheard-of"}) {
            get(instance, notItsOwn)
                    .then()
                    .statusCode(403)
                    .body("error.message", equalTo("You are not authorized to use this action."));
        }
        assertThat(
                        bus.await(RequestRefused.class, it -> instance.userId().equals(it.userId()))
                                .reason())
                .isEqualTo(DenialReason.NOT_BOUND);
    }

    @Test
    void aRevokedIdentityReadsNothing() {
        bus.publish(stack.revoked("server", instance));

        await("the revocation")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get(instance, server).statusCode()).isIn(401, 403));
    }

    @Test
    void anOlderVersionChangesNothingAndAWithdrawnOneStaysAway() {
        bus.publish(deployment(OWNER, server, "d1", 3, "a", "{\"v\": 3}"));
        bus.publish(deployment(OWNER, server, "d1", 2, "a", "{\"v\": 2}"));
        bus.publish(new DeploymentWithdrawn(OWNER.projectId(), server, stack.ref().id() + "d2", 5));
        bus.publish(deployment(OWNER, server, "d2", 4, "a", "{\"late\": true}"));
        bus.publish(deployment(OWNER, server, "d3", 1, "z", "{\"last\": true}"));

        awaitAnswer(OWNER, "{\"metadata\": [{\"v\": 3}, {\"last\": true}]}");
    }

    @Test
    void whatIsStoredIsSealed() throws SQLException {
        bus.publish(deployment(OWNER, server, "d1", 1, "a", "{\"config\": \"s3cret\"}"));
        awaitAnswer(OWNER, "{\"metadata\": [{\"config\": \"s3cret\"}]}");

        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery(
                                "select count(*), count(*) filter (where d::text like '%s3cret%')"
                                        + " from deployment d")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
            assertThat(rows.getInt(2)).isZero();
        }
    }

    @Test
    void theRealClientShowsThem() throws IOException, InterruptedException {
        bus.publish(deployment(OWNER, server, "d1", 1, "a", "{\"config\": \"echo\"}"));
        awaitAnswer(OWNER, "{\"metadata\": [{\"config\": \"echo\"}]}");

        Process client =
                new ProcessBuilder(
                                "openstack",
                                "--os-auth-type",
                                "admin_token",
                                "--os-endpoint",
                                "http://127.0.0.1:%d/v1/%s"
                                        .formatted(RestAssured.port, instance.projectId()),
                                "--os-token",
                                instance.token().reveal(),
                                "software",
                                "deployment",
                                "metadata",
                                "show",
                                server)
                        .redirectErrorStream(true)
                        .start();

        String shown = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor()).as(shown).isZero();
        assertThat(shown).contains("\"config\": \"echo\"");
    }

    private void awaitAnswer(TestIdentity caller, String answer) {
        await("the deployments")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get(caller, server).asString()).isEqualTo(answer));
    }

    private DeploymentPublished deployment(
            TestIdentity owner,
            String of,
            String name,
            long version,
            @Nullable String config,
            String json) {
        String id = stack.ref().id() + name;
        return new DeploymentPublished(
                owner.projectId(),
                of,
                id,
                version,
                config,
                CREATED,
                sealer.seal(Secret.of(json), SealContext.ofDeployedConfig(id)),
                null);
    }

    private static Response get(TestIdentity caller, String of) {
        return given().header("X-Auth-Token", caller.token().reveal()).get(path(caller, of));
    }

    private static String path(TestIdentity caller, String of) {
        return "/v1/%s/software_deployments/metadata/%s".formatted(caller.projectId(), of);
    }
}
