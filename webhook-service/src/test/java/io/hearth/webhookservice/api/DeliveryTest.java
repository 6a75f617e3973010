package io.hearth.webhookservice.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.hearth.webhookservice.testing.Owner;
import io.hearth.webhookservice.testing.Received;
import io.hearth.webhookservice.testing.Receiver;
import io.hearth.webhookservice.testing.ReceiverCertificate;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the bus to receivers that are really there. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "webhook-service")
@WithTestResource(ReceiverCertificate.class)
class DeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Owner OWNER = new Owner(TestIdentity.of(Account.OWNER));
    private static final Owner OTHER = new Owner(TestIdentity.of(Account.OTHER));

    private final TestStack stack =
            new TestStack("web-" + UUID.randomUUID(), OWNER.identity().projectId());
    private TestBus bus;
    private Receiver receiver;

    @BeforeEach
    void aReceiver() throws IOException {
        bus = TestBus.on(Topic.STACKS);
        receiver = Receiver.at("127.0.0.1");
    }

    @AfterEach
    void leave() throws InterruptedException {
        OWNER.deleteAll();
        OTHER.deleteAll();
        receiver.close();
        bus.close();
    }

    @Test
    void anEventComesSigned() {
        JsonPath webhook = OWNER.subscribe(receiver.url() + "/hook?of=me", stack.ref().id());
        long before = Instant.now().getEpochSecond();

        EventEnvelope event = bus.publish(stack.state("CREATE", "COMPLETE", List.of("blue")));

        Received received = first();
        assertThat(received.path()).isEqualTo("/hook?of=me");
        assertThat(received.header("content-type"))
                .isEqualTo("application/cloudevents+json; charset=utf-8");
        assertThat(received.header("webhook-id")).isEqualTo(event.id().toString());
        assertThat(Long.parseLong(received.header("webhook-timestamp")))
                .isBetween(before, before + 60);
        assertThat(received.isSignedWith(webhook.getString("secret"))).isTrue();
        assertThat(received.headers()).doesNotContainKeys("traceparent", "x-auth-token");
        assertThatJson(received.text())
                .isEqualTo(
                        """
                        {"specversion": "1.0", "id": "%s", "source": "/hearth/test",
                         "type": "hearth.stack.state-changed.v1", "subject": "%s", "time": "%s",
                         "datacontenttype": "application/json",
                         "data": {
                           "stack": {"id": "%s", "name": "%s", "rootId": "%s", "projectId": "%s"},
                           "action": "CREATE", "status": "COMPLETE", "reason": "state changed",
                           "tags": ["blue"]}}
                        """
                                .formatted(
                                        event.id(),
                                        stack.ref().id(),
                                        event.time(),
                                        stack.ref().id(),
                                        stack.ref().name(),
                                        stack.ref().id(),
                                        OWNER.identity().projectId()));
        await("the record")
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThatJson(
                                                OWNER.get(
                                                                "/"
                                                                        + webhook.getString("id")
                                                                        + "/deliveries")
                                                        .asString())
                                        .isEqualTo(
                                                """
                                                {"deliveries": [{
                                                  "event_id": "%s", "type": "hearth.stack.state-changed.v1",
                                                  "stack_id": "%s", "state": "DELIVERED", "attempts": 1,
                                                  "status_code": 200, "failure": null, "reason": null,
                                                  "created_at": "${json-unit.any-string}",
                                                  "attempted_at": "${json-unit.any-string}",
                                                  "next_attempt_at": null}]}
                                                """
                                                        .formatted(event.id(), stack.ref().id())));
    }

    @Test
    void overTlsTheCertificateIsThatOfTheName() throws Exception {
        try (Receiver tls =
                        Receiver.ofTls(ReceiverCertificate.HOST, ReceiverCertificate.context());
                Receiver impostor = Receiver.ofTls("127.0.0.1", ReceiverCertificate.context())) {
            OWNER.subscribe(tls.url(), stack.ref().id());
            JsonPath unsure = OWNER.subscribe(impostor.url(), stack.ref().id());

            bus.publish(stack.state("CREATE", "COMPLETE"));

            await("the event").atMost(PATIENCE).until(() -> tls.received().size() == 1);
            assertThat(tls.received().getFirst().header("host"))
                    .isEqualTo(tls.url().substring("https://".length()));
            JsonPath delivery = awaitDead(unsure);
            assertThat(delivery.getString("failure")).isEqualTo("NO_CONNECTION");
            assertThat(impostor.received()).isEmpty();
        }
    }

    @Test
    void onlyWhatPassesTheFilterComes() {
        StackRef root = stack.ref();
        StackRef nested =
                new StackRef(
                        UUID.randomUUID().toString(),
                        root.name() + "-inner",
                        root.id(),
                        root.projectId());
        TestStack another = new TestStack("db-" + UUID.randomUUID(), root.projectId());
        subscribe(
                "/by-type",
                List.of("hearth.resource.*"),
                List.of(root.id(), another.ref().id()),
                List.of());
        subscribe("/by-name", List.of("hearth.stack.*"), List.of(root.name()), List.of());
        subscribe("/by-tag", List.of("hearth.stack.*"), List.of(), List.of("blue-" + root.id()));
        subscribe("/by-wrong-tag", List.of("*"), List.of(root.id()), List.of("red"));

        bus.publish(another.state("CREATE", "IN_PROGRESS", List.of("red")));
        bus.publish(another.resource("r", "CREATE", "COMPLETE", 1, SignalDialect.NONE));
        bus.publish(stack.state("CREATE", "IN_PROGRESS", List.of("green", "blue-" + root.id())));
        bus.publish(stack.resource("r", "CREATE", "COMPLETE", 1, SignalDialect.NONE));
        bus.publish(new StackStateChanged(nested, "CREATE", "COMPLETE", "nested", List.of()));
        bus.publish(stack.state("CREATE", "COMPLETE", List.of()));
        EventEnvelope last =
                bus.publish(stack.resource("r", "DELETE", "COMPLETE", 2, SignalDialect.NONE));

        await("all of them")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.received()).hasSize(8));
        assertThat(paths("/by-type"))
                .containsExactlyInAnyOrder(
                        another.ref().name() + " CREATE COMPLETE",
                        root.name() + " CREATE COMPLETE",
                        root.name() + " DELETE COMPLETE");
        assertThat(paths("/by-name"))
                .containsExactly(
                        root.name() + " CREATE IN_PROGRESS",
                        nested.name() + " CREATE COMPLETE",
                        root.name() + " CREATE COMPLETE");
        // the tag is gone with the last of the stack's events
        assertThat(paths("/by-tag"))
                .containsExactly(
                        root.name() + " CREATE IN_PROGRESS", nested.name() + " CREATE COMPLETE");
        assertThat(receiver.received())
                .extracting(it -> it.header("webhook-id"))
                .contains(last.id().toString());
    }

    @Test
    void anotherProjectsEventsNeverCome() {
        JsonPath theirs =
                OTHER.subscribe(
                        Map.of(
                                "name",
                                "all",
                                "url",
                                receiver.url() + "/theirs",
                                "types",
                                List.of("*")));
        JsonPath ours =
                OWNER.subscribe(
                        Map.of(
                                "name",
                                "all",
                                "url",
                                receiver.url() + "/ours",
                                "types",
                                List.of("*")));
        // nor does it help to name the stack
        OTHER.subscribe(receiver.url() + "/theirs", stack.ref().id());

        bus.publish(stack.state("CREATE", "COMPLETE"));
        TestStack last = new TestStack("last", OTHER.identity().projectId());
        bus.publish(last.state("CREATE", "COMPLETE"));

        await("both events").atMost(PATIENCE).until(() -> receiver.received().size() >= 2);
        assertThat(paths("/theirs")).containsExactly("last CREATE COMPLETE");
        assertThat(paths("/ours")).containsExactly(stack.ref().name() + " CREATE COMPLETE");
        assertThat(OTHER.deliveries(theirs.getString("id")).getList("deliveries")).hasSize(1);
        assertThat(OWNER.deliveries(ours.getString("id")).getList("deliveries")).hasSize(1);
    }

    @Test
    void whatFailsIsTriedAgainAsTheSameMessage() {
        receiver.answering(500, 302);
        JsonPath webhook = OWNER.subscribe(receiver.url(), stack.ref().id());

        EventEnvelope event = bus.publish(stack.state("CREATE", "COMPLETE"));

        await("three tries").atMost(PATIENCE).until(() -> receiver.received().size() == 3);
        assertThat(receiver.received())
                .allSatisfy(
                        it -> {
                            assertThat(it.path()).isEqualTo("/");
                            assertThat(it.header("webhook-id")).isEqualTo(event.id().toString());
                            assertThat(it.isSignedWith(webhook.getString("secret"))).isTrue();
                        });
        await("the record")
                .atMost(PATIENCE)
                .until(
                        () ->
                                "DELIVERED"
                                        .equals(
                                                OWNER.deliveries(webhook.getString("id"))
                                                        .getString("deliveries[0].state")));
    }

    @Test
    void whatIsNeverTakenIsADeadLetterUntilItsOwnerSendsItAgain() {
        receiver.answering(500, 500, 500);
        JsonPath webhook = OWNER.subscribe(receiver.url(), stack.ref().id());
        String id = webhook.getString("id");

        EventEnvelope event = bus.publish(stack.state("CREATE", "COMPLETE"));

        JsonPath dead = awaitDead(webhook);
        assertThat(dead.getString("event_id")).isEqualTo(event.id().toString());
        assertThat(dead.getString("failure")).isEqualTo("STATUS");
        assertThat(dead.getInt("status_code")).isEqualTo(500);
        assertThat(dead.getInt("attempts")).isEqualTo(3);
        assertThat(
                        OWNER.get("/" + id + "/deliveries?state=delivered")
                                .jsonPath()
                                .getList("deliveries"))
                .isEmpty();
        assertThat(OWNER.get("/" + id + "/deliveries?state=dead").jsonPath().getList("deliveries"))
                .hasSize(1);

        String again = "/%s/deliveries/%s/redeliver".formatted(id, event.id());
        OWNER.post(again, "").then().statusCode(202);

        await("the fourth try").atMost(PATIENCE).until(() -> receiver.received().size() == 4);
        await("the record")
                .atMost(PATIENCE)
                .until(
                        () ->
                                "DELIVERED"
                                        .equals(
                                                OWNER.deliveries(id)
                                                        .getString("deliveries[0].state")));
        OWNER.post(again, "").then().statusCode(409);
        OWNER.post("/%s/deliveries/%s/redeliver".formatted(id, UUID.randomUUID()), "")
                .then()
                .statusCode(404);
    }

    @Test
    void aReceiverThatIsGoneEndsItsWebhook() {
        receiver.answering(410);
        JsonPath webhook = OWNER.subscribe(receiver.url(), stack.ref().id());
        String id = webhook.getString("id");

        bus.publish(stack.state("CREATE", "IN_PROGRESS"));

        assertThat(awaitDead(webhook).getString("failure")).isEqualTo("GONE");
        JsonPath shown = OWNER.get("/" + id).jsonPath();
        assertThat(shown.getBoolean("webhook.enabled")).isFalse();
        assertThat(shown.getString("webhook.disabled_reason"))
                .isEqualTo("The receiver answered 410 Gone.");

        OWNER.patch(id, Map.of("enabled", true)).then().statusCode(200);
        EventEnvelope later = bus.publish(stack.state("CREATE", "COMPLETE"));

        await("what is new").atMost(PATIENCE).until(() -> receiver.received().size() == 2);
        assertThat(receiver.received().getLast().header("webhook-id"))
                .isEqualTo(later.id().toString());
        assertThat(OWNER.get("/" + id).jsonPath().getString("webhook.disabled_reason")).isNull();
    }

    @Test
    void whatLeadsInsideIsNotCalled() throws IOException {
        try (Receiver inside = Receiver.at("127.0.0.2")) {
            int port = URI.create(inside.url()).getPort();
            for (String host :
                    List.of(
                            "127.0.0.2",
                            "inside.example.test",
                            "[::ffff:127.0.0.2]",
                            "nowhere.invalid")) {
                TestStack one = new TestStack("inside", OWNER.identity().projectId());
                JsonPath webhook =
                        OWNER.subscribe("http://%s:%d/".formatted(host, port), one.ref().id());

                bus.publish(one.state("CREATE", "COMPLETE"));

                JsonPath dead = awaitDead(webhook);
                assertThat(dead.getString("failure")).as(host).isEqualTo("NO_ADDRESS");
                assertThat(dead.getString("status_code")).isNull();
            }
            assertThat(inside.received()).isEmpty();
        }
    }

    @Test
    void aReceiverThatIsSilentHoldsUpNobodyElse() throws IOException {
        try (Receiver silent = Receiver.at("127.0.0.1").silent()) {
            JsonPath waiting = OWNER.subscribe(silent.url(), stack.ref().id());
            OWNER.subscribe(receiver.url(), stack.ref().id());

            for (int i = 0; i < 20; i++) {
                bus.publish(stack.state("CREATE", "IN_PROGRESS"));
            }

            await("all of the other's")
                    .atMost(PATIENCE)
                    .until(() -> receiver.received().size() == 20);
            // an event of a tree waits for the first try of the one before
            assertThat(silent.received()).hasSizeLessThan(20);
            await("the end of the first try")
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    OWNER.deliveries(waiting.getString("id"))
                                            .getList("deliveries.failure")
                                            .contains("TIMEOUT"));
        }
    }

    @Test
    void theEventsOfATreeComeInTheirOrder() {
        OWNER.subscribe(receiver.url(), stack.ref().id());

        List<String> published =
                IntStream.range(0, 50)
                        .mapToObj(
                                i ->
                                        bus.publish(
                                                        stack.resource(
                                                                "r",
                                                                "CREATE",
                                                                "COMPLETE",
                                                                i,
                                                                SignalDialect.NONE))
                                                .id()
                                                .toString())
                        .toList();

        await("all").atMost(PATIENCE).until(() -> receiver.received().size() == 50);
        assertThat(receiver.received())
                .extracting(it -> it.header("webhook-id"))
                .containsExactlyElementsOf(published);
    }

    @Test
    void anEventThatTheBusRepeatsComesOnce() {
        OWNER.subscribe(receiver.url(), stack.ref().id());

        EventEnvelope event = bus.publish(stack.state("CREATE", "IN_PROGRESS"));
        await("the first").atMost(PATIENCE).until(() -> receiver.received().size() == 1);
        bus.publish(event);
        bus.publish(event);
        EventEnvelope last = bus.publish(stack.state("DELETE", "COMPLETE"));

        await("the last")
                .atMost(PATIENCE)
                .until(
                        () ->
                                receiver.received().stream()
                                        .anyMatch(
                                                it ->
                                                        it.header("webhook-id")
                                                                .equals(last.id().toString())));
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void forAWhileBothSecretsSign() {
        JsonPath webhook = OWNER.subscribe(receiver.url(), stack.ref().id());
        String id = webhook.getString("id");

        String next =
                OWNER.patch(id, Map.of("rotate_secret", true))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("webhook.secret");
        bus.publish(stack.state("CREATE", "COMPLETE"));

        Received received = first();
        assertThat(next).isNotEqualTo(webhook.getString("secret"));
        assertThat(received.isSignedWith(webhook.getString("secret"))).isTrue();
        assertThat(received.isSignedWith(next)).isTrue();
        assertThat(received.header("webhook-signature")).matches("v1,\\S+ v1,\\S+");
    }

    @Test
    void aWebhookThatIsDeletedGetsNothingMore() {
        JsonPath gone = OWNER.subscribe(receiver.url() + "/gone", stack.ref().id());
        OWNER.subscribe(receiver.url() + "/there", stack.ref().id());
        OWNER.delete(gone.getString("id")).then().statusCode(204);

        bus.publish(stack.state("DELETE", "COMPLETE"));

        assertThat(first().path()).isEqualTo("/there");
        OWNER.get("/" + gone.getString("id") + "/deliveries").then().statusCode(404);
    }

    private Received first() {
        await("an event").atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
        return receiver.received().getFirst();
    }

    private void subscribe(
            String path, List<String> types, List<String> stacks, List<String> tags) {
        OWNER.subscribe(
                Map.of(
                        "name",
                        path,
                        "url",
                        receiver.url() + path,
                        "types",
                        types,
                        "stacks",
                        stacks,
                        "tags",
                        tags));
    }

    private List<String> paths(String path) {
        return receiver.received().stream()
                .filter(it -> it.path().equals(path))
                .map(Received::json)
                .map(
                        it ->
                                "%s %s %s"
                                        .formatted(
                                                it.at("/data/stack/name").asText(),
                                                it.at("/data/action").asText(),
                                                it.at("/data/status").asText()))
                .toList();
    }

    private static JsonPath awaitDead(JsonPath webhook) {
        String id = webhook.getString("id");
        return await("a dead letter")
                .atMost(PATIENCE)
                .until(
                        () -> OWNER.deliveries(id),
                        it -> "DEAD".equals(it.getString("deliveries[0].state")))
                .setRootPath("deliveries[0]");
    }
}
