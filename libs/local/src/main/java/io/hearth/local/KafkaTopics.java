package io.hearth.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;

/** The topics of a broker, wherever it runs. */
public final class KafkaTopics {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private KafkaTopics() {}

    /**
     * Creates the topics that are not there, each kept as often as the brokers do by default.
     *
     * @param client Kafka's properties of a client, its {@code bootstrap.servers} among them; with
     *     fewer brokers than are named there no topic could be kept as often as it ought to
     * @return those that were made
     * @throws IllegalStateException if not all of the brokers are there within a minute
     */
    public static Set<String> create(Map<String, Object> client, Set<String> names, int partitions)
            throws InterruptedException, ExecutionException {
        Instant end = Instant.now().plus(PATIENCE);
        Set<String> made = new TreeSet<>();
        try (Admin admin = Admin.create(client)) {
            awaitBrokers(
                    admin,
                    client.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "")
                            .toString()
                            .split(",")
                            .length,
                    end);
            while (!tryTo(admin, names, partitions, made)) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException(
                            "Kafka has too few brokers to keep a topic as often as it is to.");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        return made;
    }

    /**
     * A broker that is there may not be one yet that topics are put on.
     *
     * @return whether all are there
     */
    private static boolean tryTo(Admin admin, Set<String> names, int partitions, Set<String> made)
            throws InterruptedException, ExecutionException {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(admin.listTopics().names().get());
        try {
            admin.createTopics(missing.stream().map(name -> topic(name, partitions)).toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidReplicationFactorException) {
                return false;
            }
            throw e;
        }
        made.addAll(missing);
        return true;
    }

    /** Of a bus that anybody may use. */
    public static Set<String> create(String bootstrapServers, Set<String> names, int partitions)
            throws InterruptedException, ExecutionException {
        return create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                names,
                partitions);
    }

    private static void awaitBrokers(Admin admin, int wanted, Instant end)
            throws InterruptedException, ExecutionException {
        int there = admin.describeCluster().nodes().get().size();
        while (there < wanted) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        "Of %d brokers that were named %d are there.".formatted(wanted, there));
            }
            TimeUnit.MILLISECONDS.sleep(200);
            there = admin.describeCluster().nodes().get().size();
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }
}
