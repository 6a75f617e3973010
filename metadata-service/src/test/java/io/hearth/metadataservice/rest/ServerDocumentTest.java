package io.hearth.metadataservice.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hearth.contract.Capability;
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
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server's metadata: what its template says, and all that is deployed there. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "metadata-service")
@SuppressWarnings("NullAway.Init") // set before each test
class ServerDocumentTest {
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);
    private static final TestIdentity OTHER = TestIdentity.of(Account.OTHER);

    private final Sealer sealer = Sealer.fromFile(BackingServices.shared().keysetFile());
    private final TestStack stack = new TestStack("s" + UUID.randomUUID(), OWNER.projectId());
    private final String server = stack.ref().name() + "-server";
    private TestBus bus;
    private TestIdentity instance;

    @BeforeEach
    void aServerWithAnIdentity() {
        bus = TestBus.on(Topic.AUDIT);
        instance = TestIdentity.ofStackDomain();
        bus.publish(
                stack.userReady(
                        "server", instance, stack.binding("server", Capability.METADATA_READ)));
        bus.publish(stack.server("server", 4, "{\"m\":1,\"deployments\":[\"forged\"]}"));
        await("the server and its identity")
                .atMost(Duration.ofSeconds(20))
                .until(() -> get(instance).statusCode() == 200);
    }

    @AfterEach
    void leaveBus() throws InterruptedException {
        bus.close();
    }

    @Test
    void whatTheTemplateCallsDeploymentsIsNone() {
        get(instance)
                .then()
                .header("ETag", "\"v4\"")
                .body(equalTo("{\"metadata\": {\"m\": 1, \"deployments\": []}}"));
    }

    @Test
    void whatIsDeployedComesAndGoesUnderAnotherVersionEachTime() {
        bus.publish(deployment(OWNER, "d1", 2, "b", null));
        awaitAnswer("{\"metadata\": {\"m\": 1, \"deployments\": [{\"id\": \"d1 2\"}]}}");
        assertThat(get(instance).header("ETag")).isEqualTo("\"v6\"");

        bus.publish(deployment(OWNER, "d2", 1, "a", null));
        awaitAnswer(
                "{\"metadata\": {\"m\": 1, \"deployments\": [{\"id\": \"d2 1\"}, {\"id\": \"d1 2\"}]}}");
        assertThat(get(instance).header("ETag")).isEqualTo("\"v7\"");

        bus.publish(new DeploymentWithdrawn(OWNER.projectId(), server, id("d1"), 3));
        awaitAnswer("{\"metadata\": {\"m\": 1, \"deployments\": [{\"id\": \"d2 1\"}]}}");
        assertThat(get(instance).header("ETag")).isEqualTo("\"v8\"");

        bus.publish(stack.server("server", 5, "{\"m\":2}"));
        awaitAnswer("{\"metadata\": {\"m\": 2, \"deployments\": [{\"id\": \"d2 1\"}]}}");
        assertThat(get(instance).header("ETag")).isEqualTo("\"v9\"");
    }

    @Test
    void whatAnotherProjectDeploysThereIsNotTheServers() {
        bus.publish(deployment(OTHER, "evil", 1, "a", null));
        bus.publish(deployment(OWNER, "good", 1, "a", null));

        awaitAnswer("{\"metadata\": {\"m\": 1, \"deployments\": [{\"id\": \"good 1\"}]}}");
    }

    @Test
    void whoWaitsIsToldOfADeployment() throws Exception {
        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(
                        () ->
                                given().header("X-Auth-Token", instance.token().reveal())
                                        .header("If-None-Match", "\"v4\"")
                                        .queryParam("wait", 30)
                                        .get(path(instance)));

        bus.publish(deployment(OWNER, "d1", 1, "a", null));

        Response answer = waiting.get(20, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("d1 1");
    }

    @Test
    void whatIsDeployedByOneWhoKeepsItToHimselfIsNotForHisColleagues() {
        bus.publish(deployment(OWNER, "d1", 1, "a", OWNER.userId()));
        awaitAnswer("{\"metadata\": {\"m\": 1, \"deployments\": [{\"id\": \"d1 1\"}]}}");
        TestIdentity colleague = TestIdentity.withRole("member", OWNER.projectId());

        get(colleague)
                .then()
                .statusCode(403)
                .body(
                        "error.message",
                        equalTo(
                                "The metadata of resource server holds secrets that only the user who created the stack may read."));
        deployed(colleague)
                .then()
                .statusCode(403)
                .body(
                        "error.message",
                        equalTo(
                                "What is deployed on server %s holds secrets that only the user who created its stack may read."
                                        .formatted(server)));
        assertThat(get(OWNER).asString()).contains("d1 1");
        assertThat(deployed(OWNER).asString()).contains("d1 1");
    }

    private void awaitAnswer(String answer) {
        await("the metadata")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get(instance).asString()).isEqualTo(answer));
    }

    private String id(String name) {
        return stack.ref().id() + name;
    }

    private DeploymentPublished deployment(
            TestIdentity owner,
            String name,
            long version,
            String configName,
            @Nullable String creatorId) {
        return new DeploymentPublished(
                owner.projectId(),
                server,
                id(name),
                version,
                configName,
                Instant.parse("2026-11-21T03:35:20Z"),
                sealer.seal(
                        Secret.of("{\"id\": \"%s %d\"}".formatted(name, version)),
                        SealContext.ofDeployedConfig(id(name))),
                creatorId);
    }

    private Response get(TestIdentity caller) {
        return given().header("X-Auth-Token", caller.token().reveal()).get(path(caller));
    }

    private Response deployed(TestIdentity caller) {
        return given().header("X-Auth-Token", caller.token().reveal())
                .get(
                        "/v1/%s/software_deployments/metadata/%s"
                                .formatted(caller.projectId(), server));
    }

    private String path(TestIdentity caller) {
        return "/v1/%s/stacks/%s/%s/resources/server/metadata"
                .formatted(caller.projectId(), stack.ref().name(), stack.ref().id());
    }
}
