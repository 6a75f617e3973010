package io.hearth.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * An Apache Kafka broker of our own on the loopback interface, in this process, data kept in a
 * directory. It uses Kafka's internal classes, which carry no promise of stability; nothing else
 * does.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final List<String> REPLICATED_ONCE =
            List.of(
                    "offsets.topic.replication.factor",
                    "transaction.state.log.replication.factor",
                    "transaction.state.log.min.isr",
                    "share.coordinator.state.topic.replication.factor",
                    "share.coordinator.state.topic.min.isr");

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker.
     *
     * @param directory holds the data; created and formatted when new
     * @param controllerPort the port of the controller in the same process
     */
    public static KafkaBroker start(Path directory, int port, int controllerPort)
            throws IOException {
        return start(
                directory,
                List.of(),
                properties(directory, "PLAINTEXT://127.0.0.1:" + port, controllerPort),
                port);
    }

    /** Starts one that takes nobody's word: over TLS, from those who have a password. */
    public static KafkaBroker start(
            Path directory, int port, int controllerPort, KafkaSecurity security)
            throws IOException {
        Properties properties =
                properties(directory, "SASL_SSL://localhost:" + port, controllerPort);
        properties.putAll(security.properties());
        return start(directory, security.credentials(), properties, port);
    }

    private static KafkaBroker start(
            Path directory, List<String> credentials, Properties properties, int port)
            throws IOException {
        Path logs = logs(directory);
        Files.createDirectories(logs);
        if (!Files.exists(logs.resolve("meta.properties"))) {
            format(logs, credentials);
        }
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, port);
    }

    private static Path logs(Path directory) {
        return directory.resolve("logs");
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Creates the topics that are not there. */
    public void createTopics(Set<String> names, int partitions)
            throws InterruptedException, ExecutionException {
        KafkaTopics.create(bootstrapServers(), names, partitions);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path logs, List<String> credentials) throws IOException {
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream())) {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(logs.toString())
                    .setDirectories(List.of(logs.toString()))
                    .setIgnoreFormatted(true)
                    .setScramArguments(credentials)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setPrintStream(silent)
                    .run();
        } catch (Exception e) {
            throw new IOException("Kafka's storage in %s cannot be formatted.".formatted(logs), e);
        }
    }

    private static Properties properties(Path directory, String listener, int controllerPort) {
        Properties properties = new Properties();
        properties.put("node.id", "1");
        properties.put("process.roles", "broker,controller");
        properties.put(
                "listeners", "%s,CONTROLLER://127.0.0.1:%d".formatted(listener, controllerPort));
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("log.dirs", logs(directory).toString());
        properties.put("num.partitions", "6");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        for (String key : REPLICATED_ONCE) {
            properties.put(key, "1");
        }
        return properties;
    }
}
