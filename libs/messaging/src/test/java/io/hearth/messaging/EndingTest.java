package io.hearth.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.testkit.WithBackingServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that is told to end has closed its database before its channels. */
@QuarkusTest
@WithBackingServices
class EndingTest {
    @Inject Continuation continuation;
    @Inject LogContext log;

    private final List<String> done = new CopyOnWriteArrayList<>();
    private EventConsumer consumer;

    @BeforeEach
    void consume() {
        consumer = new EventConsumer(continuation, log, new SimpleMeterRegistry());
    }

    @Test
    void whatFailsThenIsLeftToWhoeverComesNext() {
        follow(
                consumer.consume(
                        record(),
                        event -> {
                            done.add("tried");
                            consumer.end(new ShutdownEvent());
                            return Uni.createFrom()
                                    .failure(new IllegalStateException("Pool closed"));
                        }));

        // longer than what is a defect is tried again
        await("neither acknowledged nor given up")
                .pollDelay(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(done).containsExactly("tried"));
    }

    @Test
    void nothingIsBegunAnyMore() {
        consumer.end(new ShutdownEvent());

        follow(
                consumer.consume(
                        record(),
                        event -> {
                            done.add("tried");
                            return Uni.createFrom().voidItem();
                        }));

        assertThat(done).isEmpty();
    }

    @Test
    void whatIsHopelessInABatchIsGivenUpOnlyWhenAllElseHasHadItsEffect() {
        follow(
                consumer.consume(
                        batch(
                                new ConsumerRecord<>("hearth.stacks", 0, 0, "a", new byte[0]),
                                event("b", 1)),
                        events -> {
                            done.add("done");
                            return Uni.createFrom().voidItem();
                        }));

        await("the end")
                .untilAsserted(
                        () ->
                                assertThat(done)
                                        .containsExactly(
                                                "done", "given up", "acknowledged", "ended"));
    }

    @Test
    void andNotBeforeTheServiceEnds() {
        follow(
                consumer.consume(
                        batch(
                                new ConsumerRecord<>("hearth.stacks", 0, 0, "a", new byte[0]),
                                event("b", 1)),
                        events -> {
                            done.add("tried");
                            consumer.end(new ShutdownEvent());
                            return Uni.createFrom()
                                    .failure(new IllegalStateException("Pool closed"));
                        }));

        await("neither acknowledged nor given up")
                .pollDelay(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(done).containsOnly("tried"));
    }

    private void follow(Uni<?> consumption) {
        consumption.subscribe().with(ended -> done.add("ended"), failure -> done.add("failed"));
    }

    @SafeVarargs
    private KafkaRecordBatch<String, byte[]> batch(ConsumerRecord<String, byte[]>... records) {
        return new IncomingKafkaRecordBatch<>(
                new ConsumerRecords<>(
                        Map.of(new TopicPartition("hearth.stacks", 0), List.of(records)), Map.of()),
                "ending",
                0,
                new Acknowledgements(),
                new DeadLetters(),
                false,
                false);
    }

    private KafkaRecord<String, byte[]> record() {
        return new IncomingKafkaRecord<>(
                event("key", 0),
                "ending",
                0,
                new Acknowledgements(),
                new DeadLetters(),
                false,
                false);
    }

    private static ConsumerRecord<String, byte[]> event(String key, long offset) {
        EventCodec codec = new EventCodec();
        StackStateChanged event =
                new StackStateChanged(
                        new StackRef("1", "web", "1", "project"), "CREATE", "COMPLETE", "created");
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("hearth.stacks", 0, offset, key, codec.data(event));
        codec.headers(new EventEnvelope(UUID.randomUUID(), "/hearth/test", Instant.now(), event))
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private final class Acknowledgements implements KafkaCommitHandler {
        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
            done.add("acknowledged");
            return Uni.createFrom().voidItem();
        }
    }

    private final class DeadLetters implements KafkaFailureHandler {
        @Override
        public <K, V> Uni<Void> handle(
                IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
            done.add("given up");
            return Uni.createFrom().voidItem();
        }
    }
}
