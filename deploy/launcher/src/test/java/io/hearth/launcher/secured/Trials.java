package io.hearth.launcher.secured;

import io.hearth.launcher.bus.Bus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Tries what somebody may do on a bus.
 *
 * @param bus as somebody reaches it
 */
public record Trials(Bus bus) {
    private static final Map<String, Object> BRIEFLY =
            Map.of("default.api.timeout.ms", "20000", "max.block.ms", "20000");
    private static final Duration POLL = Duration.ofMillis(300);

    /** Something that may be tried on a topic. */
    @FunctionalInterface
    public interface Deed {
        boolean isAllowed(String topic);
    }

    /** Whether its records are handed out; nobody needs a group for that. */
    public boolean reads(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        bus.with(BRIEFLY),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> first = List.of(new TopicPartition(topic, 0));
            consumer.assign(first);
            consumer.seekToBeginning(first);
            consumer.poll(POLL);
            // what may only be written tells where it ends, but gives nothing away
            consumer.poll(POLL);
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    /** Whether it takes a record. */
    public boolean writes(String topic) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        bus.with(BRIEFLY), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[0])).get();
            return true;
        } catch (AuthorizationException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            throw new IllegalStateException("%s is out of reach.".formatted(topic), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
