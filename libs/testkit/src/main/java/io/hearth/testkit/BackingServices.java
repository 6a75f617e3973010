package io.hearth.testkit;

import io.hearth.contract.Topic;
import io.hearth.contract.seal.Sealer;
import io.hearth.local.FreePorts;
import io.hearth.local.KafkaBroker;
import io.hearth.local.KafkaTopics;
import io.hearth.local.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL database and a Kafka broker with Hearth's topics, one of each per test run, in
 * containers or embedded; a test cannot tell. {@code -Dinfra=containers|embedded} decides (or
 * {@code INFRA} in the environment); by default they are in containers when an engine answers.
 *
 * @param keysetFile a keyset for this run
 */
public record BackingServices(
        String jdbcUrl,
        String reactiveUrl,
        String username,
        String password,
        String bootstrapServers,
        Path keysetFile) {

    private static final int PARTITIONS = 3;

    /** The run's one instance, started at the first call. */
    public static BackingServices shared() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final BackingServices INSTANCE = start();
    }

    /** The keyset that services share with provisioners of custom resources. */
    public Path provisionerKeysetFile() {
        return provisionerKeyset(keysetFile);
    }

    private static Path provisionerKeyset(Path keyset) {
        return keyset.resolveSibling("provisioner-keyset.json");
    }

    private static BackingServices start() {
        try {
            Path directory = Files.createTempDirectory("hearth-test-");
            Path keyset = directory.resolve("keyset.json");
            Files.writeString(keyset, Sealer.newKeyset());
            Files.writeString(provisionerKeyset(keyset), Sealer.newKeyset());
            return Infrastructure.inContainers() ? containers(keyset) : embedded(directory, keyset);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "PostgreSQL and Kafka for the tests do not start. Where they run is chosen by -Dinfra=containers or -Dinfra=embedded.",
                    e);
        }
    }

    private static BackingServices containers(Path keyset) throws Exception {
        PostgreSQLContainer postgres =
                new PostgreSQLContainer(image(Infrastructure.postgresImage(), "postgres"))
                        // as the embedded one: fast, and with room for many test classes
                        .withCommand(
                                "postgres",
                                "-c",
                                "fsync=off",
                                "-c",
                                "synchronous_commit=off",
                                "-c",
                                "max_connections=200");
        KafkaContainer kafka =
                new KafkaContainer(image(Infrastructure.kafkaImage(), "apache/kafka-native"));
        Startables.deepStart(postgres, kafka).get();
        KafkaTopics.create(kafka.getBootstrapServers(), topics(), PARTITIONS);
        return new BackingServices(
                postgres.getJdbcUrl(),
                "postgresql://%s:%d/%s"
                        .formatted(
                                postgres.getHost(),
                                postgres.getFirstMappedPort(),
                                postgres.getDatabaseName()),
                postgres.getUsername(),
                postgres.getPassword(),
                kafka.getBootstrapServers(),
                keyset);
    }

    /** An image of another name does if it behaves as the usual one. */
    private static DockerImageName image(String name, String usual) {
        return DockerImageName.parse(name).asCompatibleSubstituteFor(usual);
    }

    private static BackingServices embedded(Path directory, Path keyset) throws Exception {
        PostgresServer postgres =
                PostgresServer.start(
                        directory.resolve("postgresql"),
                        FreePorts.next(),
                        PostgresServer.Durability.FAST);
        postgres.createDatabase("test");
        KafkaBroker kafka =
                KafkaBroker.start(directory.resolve("kafka"), FreePorts.next(), FreePorts.next());
        kafka.createTopics(topics(), PARTITIONS);
        return new BackingServices(
                postgres.jdbcUrl("test"),
                postgres.reactiveUrl("test"),
                PostgresServer.USER,
                "unused",
                kafka.bootstrapServers(),
                keyset);
    }

    private static Set<String> topics() {
        return Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
    }
}
