package io.hearth.metadataservice.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hearth.contract.AuditEvent.RequestRefused;
import io.hearth.contract.Capability;
import io.hearth.contract.DenialReason;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.Topic;
import io.hearth.contract.UseEvent.IdentityUsed;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.DocumentedMetrics;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.ServedBuckets;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithKeystone(service = "metadata-service")
class MetadataResourceTest {
    private static final String TOKEN_NOT_FOUND =
            "{\"error\":{\"code\":404,\"message\":\"Could not find token.\",\"title\":\"Not Found\"}}";

    private static final String FORBIDDEN =
            """
            {"code":403,"title":"Forbidden","explanation":"Access was denied to this resource.",\
            "error":{"type":"Forbidden","traceback":null,\
            "message":"You are not authorized to use this action."}}""";

    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);

    /** Set by the test's framework. */
    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource
    URI endpoint;

    private final FaultProxy keystone = TestKeystone.shared().line();
    private final TestStack stack = new TestStack("web", OWNER.projectId());
    private TestBus bus;
    private TestIdentity instance;

    @BeforeEach
    void aStackWithAnIdentity() {
        bus = TestBus.on(Topic.AUDIT, Topic.USES);
        instance = TestIdentity.ofStackDomain();
        bus.publish(
                stack.userReady("user", instance, stack.binding("conf", Capability.METADATA_READ)));
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
        keystone.restore();
        bus.close();
    }

    @Test
    void itsMetricsAreThoseOfTheDocs() throws IOException {
        DocumentedMetrics.of("metadata-service")
                .assertAreThoseOf(given().get("/q/metrics").asString());
    }

    @Test
    void itsRequestsAreTimedInBuckets() {
        ofOwner("conf").then().statusCode(200);

        await("the request to be counted")
                .untilAsserted(
                        () ->
                                ServedBuckets.assertOf(
                                        "http_server_requests",
                                        given().get("/q/metrics").asString()));
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
    void thatItWasReadByATokenIsTold() {
        ofInstance("conf");

        IdentityUsed used =
                bus.await(IdentityUsed.class, it -> it.userId().equals(instance.userId()));

        assertThat(used.stack()).isEqualTo(stack.ref());
        assertThat(used.accessKey()).isNull();
    }

    @Test
    void whatIsTheCreatorsIsReadByTheCreatorAndTheInstanceAlone() {
        bus.publish(stack.metadata("conf", 2, "{\"m\":{\"k\":\"secret\"}}", OWNER.userId()));
        await("the second version").until(() -> ofOwner("conf").asString().contains("secret"));

        Response refused = get(TestIdentity.withRole("member", OWNER.projectId()), stack, "conf");

        refused.then()
                .statusCode(403)
                .body("error.type", equalTo("Forbidden"))
                .body(
                        "error.message",
                        equalTo(
                                "The metadata of resource conf holds secrets that only the user who created the stack may read."));
        assertThat(ofInstance("conf").asString()).isEqualTo(ofOwner("conf").asString());
    }

    @Test
    void whatAnInstanceIsNotBoundToIsRefusedAlike() {
        TestStack neighbour = new TestStack("web", OWNER.projectId());
        bus.publish(neighbour.metadata("conf", 1, "{}"));
        await("the neighbour").until(() -> get(OWNER, neighbour, "conf").statusCode() == 200);

        Stream<Response> refusals =
                Stream.of(
                        ofInstance("other"),
                        ofInstance("unknown"),
                        get(instance, neighbour, "conf"),
                        get(instance, renamed(), "conf"));

        assertThat(refusals)
                .allSatisfy(
                        refusal -> {
                            assertThat(refusal.statusCode()).isEqualTo(403);
                            assertThat(refusal.asString()).isEqualTo(FORBIDDEN);
                        });
        RequestRefused told =
                bus.await(RequestRefused.class, it -> instance.userId().equals(it.userId()));
        assertThat(told.reason()).isEqualTo(DenialReason.NOT_BOUND);
        assertThat(told.path()).endsWith("/resources/other/metadata");
    }

    @Test
    @Tag("CVE-2013-6428")
    void pathsOfOtherProjectsAreRefused() {
        get(instance.token(), OWNER.projectId(), stack, "conf")
                .then()
                .statusCode(403)
                .body("error.type", equalTo("HTTPForbidden"));
        get(OWNER.token(), instance.projectId(), stack, "conf")
                .then()
                .statusCode(403)
                .body("error.type", equalTo("HTTPForbidden"));
    }

    @Test
    void anotherTenantFindsNoStack() {
        get(TestIdentity.of(Account.OTHER), stack, "conf")
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
        given().get(path(OWNER.projectId(), stack, "conf"))
                .then()
                .statusCode(401)
                .header(
                        "WWW-Authenticate",
                        equalTo(
                                "Keystone uri=\"%s\""
                                        .formatted(keystone.url().replace("/v3", ""))));
        get(Secret.of("unheard-of"), OWNER.projectId(), stack, "conf").then().statusCode(401);
    }

    @Test
    void aStackWithoutItsIdIsNoRoute() {
        given().header("X-Auth-Token", OWNER.token().reveal())
                .get("/v1/%s/stacks/web/resources/conf/metadata".formatted(OWNER.projectId()))
                .then()
                .statusCode(404);
    }

    @Test
    void whoHasTheVersionGetsNoBody() {
        given().header("X-Auth-Token", OWNER.token().reveal())
                .header("If-None-Match", "\"v1\"")
                .get(path(OWNER.projectId(), stack, "conf"))
                .then()
                .statusCode(304)
                .header("ETag", "\"v1\"")
                .body(equalTo(""));
    }

    @Test
    void whoFollowsIsToldOfEachVersion() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint.resolve(path(instance.projectId(), stack, "conf")))
                        .header("X-Auth-Token", instance.token().reveal())
                        .header("Accept", "text/event-stream")
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("text/event-stream"));
            assertThat(answer.headers().firstValue("cache-control")).contains("private, no-cache");
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            assertThat(event(lines)).contains("event:metadata", "id:\"v1\"");

            bus.publish(stack.metadata("conf", 2, "{\"m\":2}"));

            assertThat(event(lines))
                    .containsExactlyInAnyOrder(
                            "event:metadata", "id:\"v2\"", "data:{\"metadata\": {\"m\": 2}}");

            bus.publish(stack.revoked("user", instance));
            bus.publish(stack.metadata("conf", 3, "{\"m\":3}"));

            assertThat(lines.lines()).noneMatch(line -> line.contains("\"m\": 3"));
        }
    }

    @Test
    void whoMayNotReadItMayNotFollowIt() {
        given().header("X-Auth-Token", instance.token().reveal())
                .header("Accept", "text/event-stream")
                .get(path(instance.projectId(), stack, "other"))
                .then()
                .statusCode(403);
    }

    private static List<String> event(BufferedReader lines) throws IOException {
        List<String> event = new ArrayList<>();
        for (String line = lines.readLine();
                line != null && !line.isEmpty();
                line = lines.readLine()) {
            event.add(line);
        }
        return event;
    }

    @Test
    void whoWaitsIsToldOfTheChange() throws Exception {
        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(
                        () ->
                                given().header("X-Auth-Token", OWNER.token().reveal())
                                        .header("If-None-Match", "\"v1\"")
                                        .queryParam("wait", 30)
                                        .get(path(OWNER.projectId(), stack, "conf")));

        bus.publish(stack.metadata("conf", 2, "{\"m\":2}"));

        Response answer = waiting.get(20, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("{\"metadata\": {\"m\": 2}}");
    }

    /** As when a credential is revoked: the user works again, by another password and token. */
    @Test
    void whoWaitsByATokenThatHasEndedIsNotToldOfTheChange() throws Exception {
        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(
                        () ->
                                given().header("X-Auth-Token", instance.token().reveal())
                                        .header("If-None-Match", "\"v1\"")
                                        .queryParam("wait", 30)
                                        .get(path(instance.projectId(), stack, "conf")),
                        Thread::startVirtualThread);
        TestIdentity last = TestIdentity.ofStackDomain();
        bus.publish(new IdentityDisabled(stack.ref(), "user", 1, instance.userId()));
        bus.publish(
                stack.userReady("user", instance, stack.binding("conf", Capability.METADATA_READ)));
        bus.publish(stack.userReady("last", last, stack.binding("conf", Capability.METADATA_READ)));
        await("the last of the events")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                given().header("X-Auth-Token", last.token().reveal())
                                                .get(path(last.projectId(), stack, "conf"))
                                                .statusCode()
                                        == 200);

        keystone.meddle(
                (number, request) ->
                        Optional.of(
                                new FaultProxy.Reply(
                                        404,
                                        Map.of("Content-Type", List.of("application/json")),
                                        TOKEN_NOT_FOUND.getBytes(StandardCharsets.UTF_8))));
        bus.publish(stack.metadata("conf", 2, "{\"secret\":2}"));

        Response answer = waiting.get(20, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).doesNotContain("secret");
    }

    @Test
    void whatCannotBeIsNotThere() {
        ofOwner("x".repeat(300)).then().statusCode(404);
        ofOwner("conf%00").then().statusCode(404);
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
    @Tag("OSSN-0056")
    void aRevokedIdentityReadsNothing() {
        bus.publish(stack.revoked("user", instance));

        await("the revocation")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ofInstance("conf").statusCode()).isIn(401, 403));
    }

    @Test
    void manyReadsAskKeystoneOnce() {
        ofInstance("conf");
        int before = keystone.requests();

        for (int i = 0; i < 20; i++) {
            ofInstance("conf").then().statusCode(200);
        }

        assertThat(keystone.requests()).isEqualTo(before);
    }

    @Test
    void whileKeystoneIsAwayOnlyWhoIsKnownReads() {
        Secret newToken = TestIdentity.of(Account.OWNER).token();

        keystone.cut();

        ofOwner("conf").then().statusCode(200);
        ofInstance("conf").then().statusCode(200);
        get(newToken, OWNER.projectId(), stack, "conf")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"));
    }

    private TestStack renamed() {
        return new TestStack("elsewhere", OWNER.projectId());
    }

    private Response ofOwner(String resource) {
        return get(OWNER, stack, resource);
    }

    private Response ofInstance(String resource) {
        return get(instance, stack, resource);
    }

    private static Response get(TestIdentity caller, TestStack of, String resource) {
        return get(caller.token(), caller.projectId(), of, resource);
    }

    private static Response get(Secret token, String project, TestStack of, String resource) {
        return given().header("X-Auth-Token", token.reveal()).get(path(project, of, resource));
    }

    private static String path(String project, TestStack of, String resource) {
        return "/v1/%s/stacks/%s/%s/resources/%s/metadata"
                .formatted(project, of.ref().name(), of.ref().id(), resource);
    }
}
