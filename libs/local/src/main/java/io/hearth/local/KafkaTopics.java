package io.hearth.local;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of a broker, wherever it runs. */
public final class KafkaTopics {
    private KafkaTopics() {}

    /**
     * Creates the topics that are not there, each kept once.
     *
     * @param bootstrapServers the broker, as {@code host:port}
     */
    public static void create(String bootstrapServers, Set<String> names, int partitions)
            throws InterruptedException, ExecutionException {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get();
            Set<NewTopic> missing =
                    names.stream()
                            .filter(name -> !present.contains(name))
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .collect(Collectors.toSet());
            admin.createTopics(missing).all().get();
        }
    }
}
