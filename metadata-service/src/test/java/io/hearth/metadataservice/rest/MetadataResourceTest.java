package io.hearth.metadataservice.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hearth.contract.AuditEvent.AccessRefused;
import io.hearth.contract.Capability;
import io.hearth.contract.Topic;
import io.hearth.metadataservice.TestKeystone;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
class MetadataResourceTest {
    private static final String FORBIDDEN =
            """
            {"code":403,"title":"Forbidden","explanation":"Access was denied to this resource.",\
            "error":{"type":"Forbidden","traceback":null,\
            "message":"You are not authorized to use this action."}}""";

    @Inject TestKeystone keystone;

    private final TestStack stack = new TestStack("web", "owner-project");
    private final String userId = TestStack.hexId();
    private TestBus bus;
    private String owner;
    private String instance;

    @BeforeEach
    void aStackWithAnIdentity() {
        bus = TestBus.on(Topic.AUDIT);
        owner = keystone.member("owner-project");
        instance = keystone.stackUser(userId, stack.domainProjectId());
        bus.publish(
                stack.userReady(
                        "user",
                        userId,
                        TestStack.hexId(),
                        stack.binding("conf", Capability.METADATA_READ)));
        bus.publish(stack.metadata("conf", 1, "{\"m\":{\"k\":\"v\"}}"));
        bus.publish(stack.metadata("other", 1, "{}"));
        await("both documents and the identity")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                ofOwner("conf").statusCode() == 200
                                        && ofOwner("other").statusCode() == 200
                                        && ofInstance("conf").statusCode() == 200);
    }

    @AfterEach
    void leave() throws InterruptedException {
        bus.close();
    }

    @Test
    void theOwnerReadsThroughTheOwnersProject() {
        ofOwner("conf")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("ETag", "\"v1\"")
                .body(equalTo("{\"metadata\": {\"m\": {\"k\": \"v\"}}}"));
    }

    @Test
    void theInstanceReadsTheSameThroughTheDomainProject() {
        assertThat(ofInstance("conf").asString()).isEqualTo(ofOwner("conf").asString());
    }

    @Test
    void whatAnInstanceIsNotBoundToIsRefusedAlike() {
        TestStack neighbour = new TestStack("web", "owner-project");
        bus.publish(neighbour.metadata("conf", 1, "{}"));
        await("the neighbour")
                .until(() -> get(owner, "owner-project", neighbour, "conf").statusCode() == 200);

        Stream<Response> refusals =
                Stream.of(
                        ofInstance("other"),
                        ofInstance("unknown"),
                        get(instance, stack.domainProjectId(), neighbour, "conf"),
                        get(instance, stack.domainProjectId(), renamed(), "conf"));

        assertThat(refusals)
                .allSatisfy(
                        refusal -> {
                            assertThat(refusal.statusCode()).isEqualTo(403);
                            assertThat(refusal.asString()).isEqualTo(FORBIDDEN);
                        });
        assertThat(bus.await(AccessRefused.class, it -> it.userId().equals(userId)).operation())
                .isEqualTo("resource:metadata");
    }

    @Test
    void pathsOfOtherProjectsAreRefused() {
        get(instance, "owner-project", stack, "conf")
                .then()
                .statusCode(403)
                .body("error.type", equalTo("HTTPForbidden"));
        get(owner, stack.domainProjectId(), stack, "conf")
                .then()
                .statusCode(403)
                .body("error.type", equalTo("HTTPForbidden"));
    }

    @Test
    void anotherTenantFindsNoStack() {
        get(keystone.member("other-project"), "other-project", stack, "conf")
                .then()
                .statusCode(404)
                .body("error.type", equalTo("EntityNotFound"))
                .body("error.message", equalTo("The Stack (web) could not be found."));
    }

    @Test
    void theOwnerIsToldWhatIsMissing() {
        ofOwner("nope")
                .then()
                .statusCode(404)
                .body("error.type", equalTo("ResourceNotFound"))
                .body(
                        "error.message",
                        equalTo("The Resource (nope) could not be found in Stack web."));
    }

    @Test
    void withoutATokenThereIsNothing() {
        given().get(path("owner-project", stack, "conf"))
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Keystone uri=\"http://127.0.0.1:1\""));
        get("unheard-of", "owner-project", stack, "conf").then().statusCode(401);
    }

    @Test
    void aStackWithoutItsIdIsNoRoute() {
        given().header("X-Auth-Token", owner)
                .get("/v1/owner-project/stacks/web/resources/conf/metadata")
                .then()
                .statusCode(404);
    }

    @Test
    void whoHasTheVersionGetsNoBody() {
        given().header("X-Auth-Token", owner)
                .header("If-None-Match", "\"v1\"")
                .get(path("owner-project", stack, "conf"))
                .then()
                .statusCode(304)
                .header("ETag", "\"v1\"")
                .body(equalTo(""));
    }

    @Test
    void whoWaitsIsToldOfTheChange() throws Exception {
        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(
                        () ->
                                given().header("X-Auth-Token", owner)
                                        .header("If-None-Match", "\"v1\"")
                                        .queryParam("wait", 30)
                                        .get(path("owner-project", stack, "conf")));

        bus.publish(stack.metadata("conf", 2, "{\"m\":2}"));

        Response answer = waiting.get(20, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("{\"metadata\": {\"m\": 2}}");
    }

    @Test
    void anOlderVersionChangesNothingAndAWithdrawnOneStaysAway() {
        bus.publish(stack.metadata("conf", 5, "{\"m\":5}"));
        bus.publish(stack.metadata("conf", 4, "{\"m\":4}"));
        bus.publish(stack.metadataWithdrawn("other", 9));
        bus.publish(stack.metadata("other", 8, "{\"late\":true}"));
        bus.publish(stack.metadata("last", 1, "{}"));
        await("the last document").until(() -> ofOwner("last").statusCode() == 200);

        assertThat(ofOwner("conf").asString()).isEqualTo("{\"metadata\": {\"m\": 5}}");
        ofOwner("other").then().statusCode(404);
    }

    @Test
    void aRevokedIdentityReadsNothing() {
        bus.publish(stack.revoked("user", userId, TestStack.hexId()));

        await("the revocation")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ofInstance("conf").statusCode()).isIn(401, 403));
    }

    @Test
    void thereAreNoDeploymentsYetAndAnInstanceIsToldOnlyOfItsOwn() {
        String server = "/software_deployments/metadata/99999999-2222-3333-4444-555555555555";

        given().header("X-Auth-Token", owner)
                .get("/v1/owner-project" + server)
                .then()
                .statusCode(200)
                .body(equalTo("{\"metadata\": []}"));
        given().header("X-Auth-Token", instance)
                .get("/v1/" + stack.domainProjectId() + server)
                .then()
                .statusCode(403)
                .body(equalTo(FORBIDDEN));
    }

    @Test
    void manyReadsAskKeystoneOnce() {
        ofInstance("conf");
        int before = keystone.calls();

        for (int i = 0; i < 20; i++) {
            ofInstance("conf").then().statusCode(200);
        }

        assertThat(keystone.calls()).isEqualTo(before);
    }

    private TestStack renamed() {
        return new TestStack("elsewhere", "owner-project");
    }

    private Response ofOwner(String resource) {
        return get(owner, "owner-project", stack, resource);
    }

    private Response ofInstance(String resource) {
        return get(instance, stack.domainProjectId(), stack, resource);
    }

    private static Response get(String token, String project, TestStack of, String resource) {
        return given().header("X-Auth-Token", token).get(path(project, of, resource));
    }

    private static String path(String project, TestStack of, String resource) {
        return "/v1/%s/stacks/%s/%s/resources/%s/metadata"
                .formatted(project, of.ref().name(), of.ref().id(), resource);
    }
}
