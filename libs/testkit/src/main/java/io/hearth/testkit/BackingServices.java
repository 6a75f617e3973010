package io.hearth.testkit;

import io.hearth.contract.Topic;
import io.hearth.contract.seal.Sealer;
import io.hearth.local.FreePorts;
import io.hearth.local.KafkaBroker;
import io.hearth.local.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL database and a Kafka broker, one of each per test run. {@code
 * -Dinfra=containers|embedded} (or {@code INFRA} in the environment) decides where they run; by
 * default an engine that answers does.
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

    private static BackingServices start() {
        try {
            Path directory = Files.createTempDirectory("hearth-test-");
            Path keyset = directory.resolve("keyset.json");
            Files.writeString(keyset, Sealer.newKeyset());
            return inContainers() ? containers(keyset) : embedded(directory, keyset);
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL and Kafka for the tests do not start.", e);
        }
    }

    private static boolean inContainers() {
        String wanted = System.getProperty("infra", System.getenv().getOrDefault("INFRA", "auto"));
        return switch (wanted) {
            case "containers" -> true;
            case "embedded" -> false;
            default -> DockerClientFactory.instance().isDockerAvailable();
        };
    }

    private static BackingServices containers(Path keyset) {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18-alpine");
        KafkaContainer kafka = new KafkaContainer("apache/kafka-native:4.1.1");
        postgres.start();
        kafka.start();
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

    private static BackingServices embedded(Path directory, Path keyset) throws Exception {
        PostgresServer postgres =
                PostgresServer.start(
                        directory.resolve("postgresql"),
                        FreePorts.next(),
                        PostgresServer.Durability.FAST);
        postgres.createDatabase("test");
        KafkaBroker kafka =
                KafkaBroker.start(directory.resolve("kafka"), FreePorts.next(), FreePorts.next());
        kafka.createTopics(
                Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet()),
                PARTITIONS);
        return new BackingServices(
                postgres.jdbcUrl("test"),
                postgres.reactiveUrl("test"),
                PostgresServer.USER,
                "unused",
                kafka.bootstrapServers(),
                keyset);
    }
}
