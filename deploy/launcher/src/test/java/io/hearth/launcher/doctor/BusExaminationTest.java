package io.hearth.launcher.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.Topics;
import io.hearth.launcher.doctor.Finding.Severity;
import io.hearth.launcher.layout.Part;
import io.hearth.local.FreePorts;
import io.hearth.local.KafkaBroker;
import io.hearth.local.KafkaTopics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker with topics as they ought not to be, and events that nobody knows. */
class BusExaminationTest {
    private static final String TOPIC = Topics.deadLetters(Part.SIGNAL_SERVICE);

    @TempDir private static Path directory = Path.of("");

    private static KafkaBroker broker;
    private static Bus bus;
    private static Premises premises;
    private static Looking doctor;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(directory, FreePorts.next(), FreePorts.next());
        bus = Bus.at(broker.bootstrapServers());
        premises =
                new Premises(
                        KeystoneSettings.ofProject(
                                "http://localhost:1/v3", "nobody", Secret.of("nothing"), "none"),
                        Optional.empty(),
                        Optional.of(bus),
                        Map.of(),
                        Map.of(),
                        Map.of());
        doctor = Looking.by(new BusExamination(), premises);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void topicsAreWell() throws Exception {
        KafkaTopics.create(bus.client(), Topics.names(), Topics.PARTITIONS);
        List<Finding> found = new ArrayList<>();
        new BusExamination().look(premises, found::add);
        assertThat(found)
                .extracting(Finding::told)
                .contains("Kafka has all of Hearth's topics, as they ought to be");
    }

    @Test
    void topicsThatKeepLessThanTheyOughtToAreFound() throws Exception {
        try (Admin admin = Admin.create(bus.client())) {
            set(admin, "cleanup.policy", "compact");
            set(admin, "retention.ms", "3600000");
            set(admin, "retention.bytes", "1000");
            doctor.finds(Severity.WRONG, TOPIC + " has cleanup.policy=compact");
            doctor.finds(
                    Severity.WRONG,
                    "retention.ms=3600000, which is less than the brokers' own 604800000");
            doctor.finds(Severity.WRONG, "retention.bytes=1000, which is less");
            delete(admin);
        }
    }

    @Test
    void oneThatKeepsMoreIsWell() throws Exception {
        try (Admin admin = Admin.create(bus.client())) {
            set(admin, "retention.ms", "-1");
            doctor.finds(Severity.GOOD, "as they ought to be");
            delete(admin);
        }
    }

    @Test
    void oneWithFewPartitionsIsFound() throws Exception {
        try (Admin admin = Admin.create(bus.client())) {
            delete(admin);
            KafkaTopics.create(bus.client(), Topics.names(), 1);
            doctor.finds(Severity.DOUBTFUL, TOPIC + " has 1: fewer partitions than the 6");
            delete(admin);
        }
    }

    @Test
    void eventsOfAnotherReleaseAreFound() throws Exception {
        doctor.finds(Severity.GOOD, "This build knows the types of all events on the topics");
        publish("hearth.stack.imagined.v1");
        publish("hearth.request.refused.v9");
        doctor.finds(Severity.DOUBTFUL, "hearth.stack.imagined.v1, of which this build knows");
        doctor.finds(
                Severity.DOUBTFUL,
                "hearth.request.refused.v9, and this build knows hearth.request.refused.v1 alone");
    }

    @Test
    void aTopicOnOneOfThreeBrokersIsFound() {
        List<Node> brokers = List.of(node(1), node(2), node(3));
        TopicDescription lone = topic(brokers.subList(0, 1));

        assertThat(copies(lone, 3)).singleElement().asString().contains("fewer than 3 of the 3");
        assertThat(copies(lone, 1)).isEmpty();
        assertThat(copies(topic(brokers), 5)).isEmpty();
    }

    private static List<String> copies(TopicDescription topic, int brokers) {
        List<String> told = new ArrayList<>();
        BusExamination.copies(List.of(topic), brokers, finding -> told.add(finding.told()));
        return told;
    }

    private static TopicDescription topic(List<Node> replicas) {
        return new TopicDescription(
                TOPIC,
                false,
                List.of(new TopicPartitionInfo(0, replicas.getFirst(), replicas, replicas)));
    }

    private static Node node(int id) {
        return new Node(id, "127.0.0.1", 9092);
    }

    /** Whoever asks right after it may be told that it is there. */
    private static void delete(Admin admin) throws Exception {
        admin.deleteTopics(Set.of(TOPIC)).all().get();
        await("the deletion of " + TOPIC)
                .until(() -> !admin.listTopics().names().get().contains(TOPIC));
    }

    private static void set(Admin admin, String name, String value) throws Exception {
        admin.incrementalAlterConfigs(
                        Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                                List.of(
                                        new AlterConfigOp(
                                                new ConfigEntry(name, value),
                                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static void publish(String type) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        bus.client(), new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>("hearth.audit", "nobody", "{}".getBytes(UTF_8));
            record.headers().add("ce_type", type.getBytes(UTF_8));
            producer.send(record).get();
        }
    }
}
