package io.hearth.webhookservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.EventEnvelope;
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
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas that do as they are told: no loop of the service's own is at work. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "webhook-service")
@WithTestResource(ReceiverCertificate.class)
@TestProfile(ReplicasTest.Idle.class)
class ReplicasTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Owner OWNER = new Owner(TestIdentity.of(Account.OWNER));

    @Inject Claims claims;
    @Inject Courier courier;
    @Inject Attempts attempts;

    private TestBus bus;
    private Receiver receiver;

    /** Without its timer. */
    public static final class Idle implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hearth.webhooks.timer", "false");
        }
    }

    @BeforeEach
    void aReceiver() throws IOException {
        bus = TestBus.on(Topic.STACKS);
        receiver = Receiver.at("127.0.0.1");
    }

    @AfterEach
    void leave() throws InterruptedException {
        OWNER.deleteAll();
        receiver.close();
        bus.close();
    }

    @Test
    void noTwoReplicasDeliverTheSame() {
        JsonPath webhook =
                OWNER.subscribe(
                        Map.of("name", "all", "url", receiver.url(), "types", List.of("*")));
        Set<String> published =
                IntStream.range(0, 60)
                        .mapToObj(i -> new TestStack("s" + i, OWNER.identity().projectId()))
                        .map(stack -> bus.publish(stack.state("CREATE", "COMPLETE")).id())
                        .map(UUID::toString)
                        .collect(Collectors.toSet());
        awaitDeliveries(webhook, 60);
        List<DeliveryLoop> replicas = List.of(replica(), replica(), replica());

        await("all of them")
                .atMost(PATIENCE)
                .until(
                        () -> {
                            replicas.parallelStream().forEach(DeliveryLoop::round);
                            return receiver.received().size() >= 60
                                    && replicas.stream().allMatch(DeliveryLoop::isIdle);
                        });

        assertThat(receiver.received())
                .extracting(it -> it.header("webhook-id"))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void whatAReplicaHasSentAndNotRecordedComesAgainAsTheSameMessage() {
        TestStack stack = new TestStack("web", OWNER.identity().projectId());
        JsonPath webhook = OWNER.subscribe(receiver.url(), stack.ref().id());
        EventEnvelope event = bus.publish(stack.state("CREATE", "COMPLETE"));
        awaitDeliveries(webhook, 1);

        // it dies on the next line
        ClaimedDelivery claimed = claim().getFirst();
        courier.deliver(claimed).await().atMost(PATIENCE);

        DeliveryLoop another = replica();
        assertThat(another.round()).as("it is the dead one's for as long as its lease").isZero();
        await("the second time")
                .atMost(PATIENCE)
                .until(
                        () -> {
                            another.round();
                            return receiver.received().size() == 2 && another.isIdle();
                        });
        assertThat(receiver.received())
                .extracting(it -> it.header("webhook-id"))
                .containsOnly(event.id().toString());
        assertThat(receiver.received())
                .allMatch(it -> it.isSignedWith(webhook.getString("secret")));
        assertThat(state(webhook)).isEqualTo("DELIVERED");
    }

    @Test
    void theWordOfAReplicaThatIsLateChangesNothing() {
        TestStack stack = new TestStack("web", OWNER.identity().projectId());
        JsonPath webhook = OWNER.subscribe(receiver.url(), stack.ref().id());
        bus.publish(stack.state("CREATE", "COMPLETE"));
        awaitDeliveries(webhook, 1);
        ClaimedDelivery claimed = claim().getFirst();
        await("the lease's end").atMost(PATIENCE).until(() -> replica().round() == 1);
        await("the record").atMost(PATIENCE).until(() -> state(webhook).equals("DELIVERED"));

        claims.failed(
                        claimed,
                        new Outcome.Failed(Failure.TIMEOUT, null),
                        Optional.empty(),
                        Instant.now())
                .await()
                .atMost(PATIENCE);

        assertThat(state(webhook)).isEqualTo("DELIVERED");
    }

    @Test
    void aWebhookThatFailsGetsOneAtATime() {
        receiver.usually(500);
        OWNER.subscribe(Map.of("name", "all", "url", receiver.url(), "types", List.of("*")));
        JsonPath webhook = OWNER.get("").jsonPath().setRootPath("webhooks[0]");
        for (int i = 0; i < 10; i++) {
            bus.publish(
                    new TestStack("s" + i, OWNER.identity().projectId())
                            .state("CREATE", "COMPLETE"));
        }
        awaitDeliveries(webhook, 10);
        DeliveryLoop replica = replica();

        assertThat(replica.round()).isEqualTo(4);
        await("their end").atMost(PATIENCE).until(replica::isIdle);
        assertThat(replica.round()).isEqualTo(1);

        await("its end").atMost(PATIENCE).until(replica::isIdle);
        receiver.usually(200);
        assertThat(replica.round()).isEqualTo(1);
        await("its end").atMost(PATIENCE).until(replica::isIdle);
        assertThat(replica.round()).isEqualTo(4);
        await("their end").atMost(PATIENCE).until(replica::isIdle);
        assertThat(receiver.received()).extracting(Received::path).containsOnly("/");
    }

    private List<ClaimedDelivery> claim() {
        return claims.claim(Instant.now(), Set.of(), 10).await().atMost(PATIENCE);
    }

    private DeliveryLoop replica() {
        return new DeliveryLoop(claims, attempts, 200, false);
    }

    private static String state(JsonPath webhook) {
        return OWNER.deliveries(webhook.getString("id")).getString("deliveries[0].state");
    }

    private static void awaitDeliveries(JsonPath webhook, int number) {
        await("the events")
                .atMost(PATIENCE)
                .until(
                        () ->
                                OWNER.deliveries(webhook.getString("id"))
                                                .getList("deliveries")
                                                .size()
                                        == number);
    }
}
