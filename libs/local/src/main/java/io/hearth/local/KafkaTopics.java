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

/** The topics of a broker, wherever it runs. */
public final class KafkaTopics {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private KafkaTopics() {}

    /**
     * Creates the topics that are not there, each kept as often as the brokers do by default.
     *
     * @param bootstrapServers the brokers, as {@code host:port} with commas between them; with
     *     fewer of them no topic could be kept as often as it ought to
     * @return those that were made
     * @throws IllegalStateException if not all of the brokers are there within a minute
     */
    public static Set<String> create(String bootstrapServers, Set<String> names, int partitions)
            throws InterruptedException, ExecutionException {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            awaitBrokers(admin, bootstrapServers.split(",").length);
            Set<String> present = admin.listTopics().names().get();
            Set<String> missing = new TreeSet<>(names);
            missing.removeAll(present);
            admin.createTopics(missing.stream().map(name -> topic(name, partitions)).toList())
                    .all()
                    .get();
            return missing;
        }
    }

    private static void awaitBrokers(Admin admin, int wanted)
            throws InterruptedException, ExecutionException {
        Instant end = Instant.now().plus(PATIENCE);
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
