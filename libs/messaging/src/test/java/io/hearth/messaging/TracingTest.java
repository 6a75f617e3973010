package io.hearth.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.testkit.BackingServices;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A trace goes from one service's transaction over the bus into another's. */
@QuarkusTest
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class TracingTest {
    @Inject Outbox outbox;
    @Inject Mutiny.SessionFactory sessions;
    @Inject Continuation continuation;
    @Inject Listener listener;
    @Inject BatchListener batchListener;

    private final String trace = hex(16);
    private final String span = hex(8);
    private final StackRef stack = stack();

    @Test
    void theRecordNamesTheTraceInBothWays() throws Throwable {
        commitWithin(Map.of("traceparent", "00-%s-%s-01".formatted(trace, span)), 1);

        ConsumerRecord<String, byte[]> record = recordOf(stack);
        assertThat(header(record, "ce_traceparent"))
                .startsWith("00-" + trace)
                .endsWith("-01")
                .doesNotContain(span)
                .isEqualTo(header(record, "traceparent"));
    }

    @Test
    void theConsumersTransactionGoesOnWithIt() throws Throwable {
        commitWithin(Map.of("ce_traceparent", "00-%s-%s-01".formatted(trace, span)), 3);

        await("three events")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(listener.tracesOn(stack)).hasSize(3).containsOnly(trace));
        await("three events in batches")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(batchListener.tracesOn(stack))
                                        .isNotEmpty()
                                        .containsOnly(trace));
    }

    @Test
    void whatHasNoTraceBeginsOne() throws Throwable {
        commitWithin(Map.of("traceparent", "nonsense"), 1);

        await("the event")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(listener.tracesOn(stack))
                                        .singleElement()
                                        .asString()
                                        .matches("(?!0{32})[0-9a-f]{32}"));
    }

    private void commitWithin(Map<String, String> headers, int events) throws Throwable {
        List<StackStateChanged> changes =
                IntStream.range(0, events)
                        .mapToObj(
                                n -> new StackStateChanged(stack, "CREATE", "COMPLETE", "no. " + n))
                        .toList();
        VertxContextSupport.subscribeAndAwait(
                () ->
                        continuation.of(
                                "test",
                                List.of(headers),
                                () ->
                                        sessions.withTransaction(
                                                session -> outbox.append(session, changes))));
    }

    private static ConsumerRecord<String, byte[]> recordOf(StackRef stack) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", BackingServices.shared().bootstrapServers(),
                                "group.id", UUID.randomUUID().toString(),
                                "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("hearth.stacks"));
            return await("the record")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> poll(consumer, stack), Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static Optional<ConsumerRecord<String, byte[]>> poll(
            KafkaConsumer<String, byte[]> consumer, StackRef stack) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            if (stack.rootId().equals(record.key())) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        new Random().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static StackRef stack() {
        String id = UUID.randomUUID().toString();
        return new StackRef(id, "traced", id, "project");
    }
}
