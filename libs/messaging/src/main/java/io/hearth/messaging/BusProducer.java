package io.hearth.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The service's one Kafka producer: acknowledged by all in-sync replicas, idempotent, and without
 * linger, since an event that waits is a stack that waits. One request at a time is on its way to a
 * broker, and what comes meanwhile goes together in the next: one event is sent at once, and a
 * storm costs few requests.
 */
@ApplicationScoped
public class BusProducer {
    /** In bytes, for each partition in a request. */
    private static final int LARGEST_BATCH = 64 * 1024;

    private static final Map<String, Object> SENDING =
            Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                    1,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    LARGEST_BATCH,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    10_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    5_000);

    private final Producer<String, byte[]> producer;

    /**
     * @param broker what is said of the bus as {@code kafka.*}: its address, and how this service
     *     proves who it is and knows the broker
     */
    BusProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> configuration = new HashMap<>(broker);
        configuration.putAll(SENDING);
        this.producer =
                new KafkaProducer<>(
                        configuration, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * For records that need no outbox, such as accepted signals; a send is durable when its future
     * completes.
     */
    public Producer<String, byte[]> producer() {
        return producer;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
