package io.hearth.local;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of a broker, wherever it runs. */
public final class KafkaTopics {
    private KafkaTopics() {}

    /**
     * Creates the topics that are not there, each kept as often as the brokers do by default.
     *
     * @param bootstrapServers the broker, as {@code host:port}
     * @return those that were made
     */
    public static Set<String> create(String bootstrapServers, Set<String> names, int partitions)
            throws InterruptedException, ExecutionException {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get();
            Set<String> missing = new TreeSet<>(names);
            missing.removeAll(present);
            admin.createTopics(missing.stream().map(name -> topic(name, partitions)).toList())
                    .all()
                    .get();
            return missing;
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }
}
