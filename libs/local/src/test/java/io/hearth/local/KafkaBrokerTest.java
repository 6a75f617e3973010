package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
    @Test
    void keepsItsTopicsAndRecordsOverARestart(@TempDir Path directory) throws Exception {
        int port = FreePorts.next();
        int controllerPort = FreePorts.next();
        try (KafkaBroker broker = KafkaBroker.start(directory, port, controllerPort)) {
            broker.createTopics(Set.of("kept"), 1);
            assertThat(send(broker)).isZero();
        }

        try (KafkaBroker broker = KafkaBroker.start(directory, port, controllerPort)) {
            broker.createTopics(Set.of("kept"), 1);
            assertThat(send(broker)).isEqualTo(1);
        }
    }

    private static long send(KafkaBroker broker) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            return producer.send(new ProducerRecord<>("kept", "key", "value")).get().offset();
        }
    }
}
