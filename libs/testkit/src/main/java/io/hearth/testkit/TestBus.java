package io.hearth.testkit;

import io.hearth.contract.Event;
import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.MalformedEventException;
import io.hearth.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/**
 * A test's place on the bus: publishes as another service would, and sees all that is published
 * from now on.
 */
public final class TestBus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<EventEnvelope> seen = new CopyOnWriteArrayList<>();
    private final Thread listener;

    private TestBus(String bootstrapServers, List<Topic> topics) {
        Map<String, Object> server = Map.of("bootstrap.servers", bootstrapServers);
        this.producer =
                new KafkaProducer<>(server, new StringSerializer(), new ByteArraySerializer());
        this.consumer =
                new KafkaConsumer<>(server, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : topics) {
            consumer.partitionsFor(topic.topicName())
                    .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.listener = Thread.ofPlatform().daemon().name("test-bus").start(this::listen);
    }

    /** Joins the shared broker of {@link BackingServices} and listens to these topics. */
    public static TestBus on(Topic... topics) {
        return new TestBus(BackingServices.shared().bootstrapServers(), List.of(topics));
    }

    /** Publishes an event and returns when the broker has it. */
    public EventEnvelope publish(Event event) {
        EventEnvelope envelope =
                new EventEnvelope(UUID.randomUUID(), "/hearth/test", Instant.now(), event);
        publish(envelope);
        return envelope;
    }

    /** Publishes an event with its attributes, for instance a second time. */
    public void publish(EventEnvelope envelope) {
        Map<String, String> headers = codec.headers(envelope);
        publish(
                envelope.event().topic().topicName(),
                envelope.key(),
                headers,
                codec.data(envelope.event()));
    }

    /** Publishes whatever the test likes, well-formed or not. */
    public void publish(String topic, String key, Map<String, String> headers, byte[] data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data);
        headers.forEach(
                (name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The broker did not take a record.", e);
        }
    }

    /** Waits for an event of a type that fulfils a condition, among all seen so far. */
    public <E extends Event> E await(Class<E> type, Predicate<E> condition) {
        return Awaitility.await("an event " + type.getSimpleName())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> events(type).stream().filter(condition).findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** All events of a type that have been seen so far. */
    public <E extends Event> List<E> events(Class<E> type) {
        return seen.stream()
                .map(EventEnvelope::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        listener.join();
        producer.close();
    }

    private void listen() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    Map<String, String> headers = new HashMap<>();
                    record.headers()
                            .forEach(
                                    h ->
                                            headers.put(
                                                    h.key(),
                                                    new String(h.value(), StandardCharsets.UTF_8)));
                    remember(headers, record.value());
                }
            }
        } catch (WakeupException closed) {
            // close() ends the listening
        }
    }

    private void remember(Map<String, String> headers, byte[] data) {
        try {
            seen.add(codec.decode(headers, data));
        } catch (MalformedEventException poison) {
            // a test put it there for a service to refuse
        }
    }
}
