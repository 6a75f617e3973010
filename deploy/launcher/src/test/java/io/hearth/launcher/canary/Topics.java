package io.hearth.launcher.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hearth.contract.Topic;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Every record of every topic: keys, values, headers. What is planted is an event that no service
 * can read, so that it is among the dead letters, too.
 *
 * @param bootstrapServers the bus, as {@code host:port}
 */
record Topics(String bootstrapServers) implements Place {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> READERS_OF_STACKS =
            Set.of(
                    "hearth.dead-letter.identity-worker",
                    "hearth.dead-letter.signal-service",
                    "hearth.dead-letter.webhook-service");

    @Override
    public void plant(String text) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            byte[] poison = "{\"planted\": \"%s\"".formatted(text).getBytes(UTF_8);
            producer.send(new ProducerRecord<>(Topic.STACKS.topicName(), poison)).get();
            for (Topic topic : Topic.values()) {
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>("planted." + topic.topicName(), new byte[0]);
                record.headers().add("planted", text.getBytes(UTF_8));
                producer.send(record).get();
            }
        }
        Search search = new Search(List.of(new Canary("it", text, Canary.Sight.HOLDER)));
        Awaitility.await("the dead letters")
                .atMost(PATIENCE)
                .until(
                        () ->
                                search.in(pieces())
                                        .containsAll(
                                                READERS_OF_STACKS.stream()
                                                        .map("it as it is in topic "::concat)
                                                        .toList()));
    }

    @Override
    public List<Piece> pieces() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "exclude.internal.topics",
                                "false"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .map(part -> new TopicPartition(part.topic(), part.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, ByteArrayOutputStream> topics = new LinkedHashMap<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    write(
                            record,
                            topics.computeIfAbsent(
                                    record.topic(), topic -> new ByteArrayOutputStream()));
                }
            }
            List<Piece> pieces = new ArrayList<>();
            topics.forEach(
                    (topic, bytes) -> pieces.add(new Piece("topic " + topic, bytes.toByteArray())));
            return pieces;
        }
    }

    private static void write(ConsumerRecord<byte[], byte[]> record, ByteArrayOutputStream out) {
        write(record.key(), out);
        write(record.value(), out);
        record.headers()
                .forEach(
                        header -> {
                            write(header.key().getBytes(UTF_8), out);
                            write(header.value(), out);
                        });
    }

    private static void write(byte @Nullable [] bytes, ByteArrayOutputStream out) {
        if (bytes != null) {
            out.writeBytes(bytes);
            out.write('\n');
        }
    }
}
