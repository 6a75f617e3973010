package io.hearth.launcher.bus;

import io.hearth.contract.EventCodec;
import io.hearth.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics as an onlooker, who takes nothing from anybody. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Bus bus;

    /** When the reading ends. */
    public enum Until {
        /** At what was the end of the topics when it began. */
        END,
        /** Never. */
        FOREVER
    }

    public TopicReader(Bus bus) {
        this.bus = bus;
    }

    /**
     * Hands over the records of one key, from the topic's beginning to its end.
     *
     * @param key such as a root stack's id
     */
    public void read(Topic topic, String key, Consumer<ConsumerRecord<String, byte[]>> reader) {
        read(
                Set.of(topic.topicName()),
                Instant.EPOCH,
                Until.END,
                record -> {
                    if (key.equals(record.key())) {
                        reader.accept(record);
                    }
                });
    }

    /**
     * Hands over records, those of a partition in their order.
     *
     * @param topics those that are not there have no records
     * @param from when the first of them was published
     */
    public void read(
            Collection<String> topics,
            Instant from,
            Until until,
            Consumer<ConsumerRecord<String, byte[]>> reader) {
        read(
                topics,
                until,
                (consumer, ends) ->
                        begins(consumer, ends.keySet(), from)
                                .forEach(
                                        (partition, first) ->
                                                consumer.seek(
                                                        partition,
                                                        first == null
                                                                ? end(ends, partition)
                                                                : first.offset())),
                reader);
    }

    /**
     * Hands over the last records of each partition.
     *
     * @param topics those that are not there have no records
     * @param most of a partition
     */
    public void readLast(
            Collection<String> topics, int most, Consumer<ConsumerRecord<String, byte[]>> reader) {
        read(
                topics,
                Until.END,
                (consumer, ends) ->
                        consumer.beginningOffsets(ends.keySet())
                                .forEach(
                                        (partition, first) ->
                                                consumer.seek(
                                                        partition,
                                                        Math.max(
                                                                first,
                                                                end(ends, partition) - most))),
                reader);
    }

    private void read(
            Collection<String> topics,
            Until until,
            BiConsumer<KafkaConsumer<String, byte[]>, Map<TopicPartition, Long>> start,
            Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        bus.with(Map.of(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false")),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            start.accept(consumer, ends);
            while (until == Until.FOREVER
                    || partitions.stream()
                            .anyMatch(each -> consumer.position(each) < end(ends, each))) {
                consumer.poll(POLL).forEach(reader);
            }
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<String, byte[]> consumer, Collection<String> topics) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList();
    }

    /** Null for a partition without a record since then. */
    private static Map<TopicPartition, OffsetAndTimestamp> begins(
            KafkaConsumer<String, byte[]> consumer,
            Collection<TopicPartition> partitions,
            Instant from) {
        // Kafka knows no time before 1970
        long since = Math.max(0, from.toEpochMilli());
        return consumer.offsetsForTimes(
                partitions.stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> since)));
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** The CloudEvents type; empty for a record that is no event. */
    public static String type(ConsumerRecord<String, byte[]> record) {
        return headers(record).getOrDefault(EventCodec.TYPE_HEADER, "");
    }

    /** A record's headers as text, as {@link EventCodec} reads them. */
    public static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
