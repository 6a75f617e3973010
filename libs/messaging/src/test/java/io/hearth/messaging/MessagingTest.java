package io.hearth.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.testkit.BackingServices;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
class MessagingTest {
    @Inject Outbox outbox;
    @Inject Inbox inbox;
    @Inject Mutiny.SessionFactory sessions;
    @Inject Listener listener;
    @Inject BatchListener batchListener;
    @Inject MeterRegistry meters;

    @Test
    void eventsOfACommittedTransactionReachTheBusInOrder() throws Throwable {
        StackRef stack = stack();
        List<StackStateChanged> events =
                IntStream.range(0, 20).mapToObj(n -> changed(stack, "reason " + n)).toList();

        commit(events.subList(0, 10), false);
        commit(events.subList(10, 20), false);

        await("all events, once, in order")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(effectsOn(stack)).containsExactlyElementsOf(events));
    }

    @Test
    void eventsOfARolledBackTransactionDoNot() throws Throwable {
        StackRef stack = stack();
        StackStateChanged later = changed(stack, "later");

        assertThatThrownBy(() -> commit(List.of(changed(stack, "never")), true))
                .hasMessageContaining("rolled back");
        commit(List.of(later), false);

        await("the later event").until(() -> effectsOn(stack).contains(later));
        assertThat(effectsOn(stack)).containsExactly(later);
    }

    @Test
    void anEventThatComesTwiceHasOneEffect() throws Exception {
        StackRef stack = stack();
        StackStateChanged last = changed(stack, "last");
        try (TestBus bus = TestBus.on(Topic.STACKS)) {
            EventEnvelope envelope = bus.publish(changed(stack, "first"));

            bus.publish(envelope);
            bus.publish(last);
        }

        await("the last event").until(() -> effectsOn(stack).contains(last));
        assertThat(effectsOn(stack))
                .extracting(StackStateChanged::reason)
                .containsExactly("first", "last");
    }

    @Test
    void aPoisonedRecordGoesToTheDeadLettersAndThePartitionGoesOn() throws Exception {
        StackRef stack = stack();
        StackStateChanged next = changed(stack, "next");
        double before = Meters.count(meters, EventConsumer.DEAD_LETTERED);
        byte[] poison = ("poison " + stack.id()).getBytes(StandardCharsets.UTF_8);
        try (TestBus bus = TestBus.on(Topic.STACKS)) {
            bus.publish("hearth.stacks", stack.rootId(), Map.of("ce_type", "unheard-of"), poison);

            bus.publish(next);
        }

        await("the event behind the poison").until(() -> effectsOn(stack).contains(next));
        assertThat(reason(deadLetter("hearth.dead-letter.messaging-test", poison)))
                .contains("unheard-of");
        assertThat(Meters.count(meters, EventConsumer.DEAD_LETTERED)).isGreaterThan(before);
    }

    @Test
    void anOutageIsWaitedOutAndCounted() throws Throwable {
        StackRef stack = stack();
        double before = Meters.count(meters, EventConsumer.RETRIED);

        commit(List.of(changed(stack, Listener.IN_AN_OUTAGE), changed(stack, "next")), false);

        await("both, in order")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(effectsOn(stack))
                                        .extracting(StackStateChanged::reason)
                                        .containsExactly(Listener.IN_AN_OUTAGE, "next"));
        assertThat(Meters.count(meters, EventConsumer.RETRIED)).isEqualTo(before + 1);
    }

    @Test
    void anEventThatComesTwiceAtOnceIsTakenOnceAndInItsPlace() throws Throwable {
        EventEnvelope one = envelope("one");
        EventEnvelope other = envelope("other");

        assertThat(accepted(List.of(one, other, one))).containsExactly(one, other);
        assertThat(accepted(List.of(other, one))).isEmpty();
    }

    private List<EventEnvelope> accepted(List<EventEnvelope> events) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () ->
                        sessions.withTransaction(
                                session -> inbox.accept(session, "messaging-test-twice", events)));
    }

    private static EventEnvelope envelope(String reason) {
        return new EventEnvelope(
                UUID.randomUUID(), "/hearth/test", Instant.now(), changed(stack(), reason));
    }

    @Test
    void eventsThatWaitTogetherShareATransactionAndComeInOrder() throws Throwable {
        StackRef stack = stack();
        List<StackStateChanged> events =
                IntStream.range(0, 200).mapToObj(n -> changed(stack, "reason " + n)).toList();

        commit(events, false);

        await("all events, once, in order")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(batchesOn(stack).stream().flatMap(List::stream))
                                        .containsExactlyElementsOf(events));
        assertThat(batchesOn(stack)).hasSizeLessThan(events.size() / 4);
    }

    /** More than the relay reads at once. */
    @Test
    void aBacklogOfLargeEventsReachesTheBusInOrder() throws Throwable {
        StackRef stack = stack();
        List<StackStateChanged> events =
                IntStream.range(0, 20)
                        .mapToObj(n -> changed(stack, n + " ".repeat(900_000)))
                        .toList();

        commit(events, false);

        await("all events, once, in order")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(effectsOn(stack).equals(events))
                                        .as("%d of them", effectsOn(stack).size())
                                        .isTrue());
    }

    @Test
    void whatFailsInABatchIsADeadLetterAloneAndTheOthersHaveTheirEffectOnce() throws Throwable {
        StackRef stack = stack();
        List<StackStateChanged> events =
                List.of(
                        changed(stack, "first"),
                        changed(stack, BatchListener.INDIGESTIBLE),
                        changed(stack, "last"));
        byte[] poison = ("poison " + stack.id()).getBytes(StandardCharsets.UTF_8);

        commit(events, false);
        try (TestBus bus = TestBus.on(Topic.STACKS)) {
            bus.publish("hearth.stacks", stack.rootId(), Map.of("ce_type", "unheard-of"), poison);
            bus.publish(changed(stack, "behind"));
        }

        await("the event behind the poison")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(batchesOn(stack).stream().flatMap(List::stream))
                                        .extracting(StackStateChanged::reason)
                                        .containsExactly("first", "last", "behind"));
        assertThat(reason(deadLetter("hearth.dead-letter.messaging-test-batches", poison)))
                .contains("unheard-of");
        assertThat(
                        reason(
                                deadLetter(
                                        "hearth.dead-letter.messaging-test-batches",
                                        new EventCodec().data(events.get(1)))))
                .contains("is indigestible");
    }

    private List<List<StackStateChanged>> batchesOn(StackRef stack) {
        return batchListener.effects().stream()
                .map(
                        batch ->
                                batch.stream()
                                        .map(EventEnvelope::event)
                                        .filter(event -> event.subject().equals(stack.id()))
                                        .map(StackStateChanged.class::cast)
                                        .toList())
                .filter(batch -> !batch.isEmpty())
                .toList();
    }

    private List<StackStateChanged> effectsOn(StackRef stack) {
        return listener.effects().stream()
                .map(EventEnvelope::event)
                .filter(event -> event.subject().equals(stack.id()))
                .map(StackStateChanged.class::cast)
                .toList();
    }

    private void commit(List<StackStateChanged> events, boolean rollBack) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () ->
                        sessions.withTransaction(
                                session ->
                                        outbox.append(session, events)
                                                .chain(
                                                        () ->
                                                                rollBack
                                                                        ? Uni.createFrom()
                                                                                .failure(
                                                                                        new IllegalStateException(
                                                                                                "rolled back"))
                                                                        : Uni.createFrom()
                                                                                .voidItem())));
    }

    private static String reason(ConsumerRecord<String, byte[]> dead) {
        return new String(
                dead.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String topic, byte[] value) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", BackingServices.shared().bootstrapServers(),
                                "group.id", UUID.randomUUID().toString(),
                                "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            return await("the dead letter")
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> {
                                for (ConsumerRecord<String, byte[]> record :
                                        consumer.poll(Duration.ofMillis(200))) {
                                    if (java.util.Arrays.equals(record.value(), value)) {
                                        return java.util.Optional.of(record);
                                    }
                                }
                                return java.util.Optional.<ConsumerRecord<String, byte[]>>empty();
                            },
                            java.util.Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static StackStateChanged changed(StackRef stack, String reason) {
        return new StackStateChanged(stack, "CREATE", "COMPLETE", reason);
    }

    private static StackRef stack() {
        String id = UUID.randomUUID().toString();
        return new StackRef(id, "web", id, "project");
    }
}
