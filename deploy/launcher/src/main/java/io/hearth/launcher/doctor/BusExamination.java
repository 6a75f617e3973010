package io.hearth.launcher.doctor;

import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.DeadLetters;
import io.hearth.launcher.bus.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** The bus: whether it can be reached, has the topics, and keeps each as often as it ought to. */
final class BusExamination implements Doctor.Examination {
    private static final String PATIENCE_MILLIS = "8000";

    @Override
    public void look(Premises premises, Consumer<Finding> found) throws InterruptedException {
        String kafka = premises.kafka();
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                PATIENCE_MILLIS,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                PATIENCE_MILLIS))) {
            int brokers = admin.describeCluster().nodes().get().size();
            found.accept(
                    Finding.good(
                            "Kafka answers at %s (%d %s)",
                            kafka, brokers, brokers == 1 ? "broker" : "brokers"));
            Set<String> present = admin.listTopics().names().get();
            topics(kafka, present, found);
            Set<String> ours = new TreeSet<>(Topics.names());
            ours.retainAll(present);
            copies(admin.describeTopics(ours).allTopicNames().get().values(), found);
            deadLetters(kafka, found);
        } catch (ExecutionException e) {
            found.accept(
                    Finding.wrong(
                            "Kafka does not answer at %s (%s). Start it, or name its brokers by --kafka.",
                            kafka, String.valueOf(e.getCause())));
        }
    }

    private static void topics(String kafka, Set<String> present, Consumer<Finding> found) {
        Set<String> missing = new TreeSet<>(Topics.names());
        missing.removeAll(present);
        found.accept(
                missing.isEmpty()
                        ? Finding.good("Kafka has all of Hearth's topics")
                        : Finding.wrong(
                                "Kafka lacks %s. 'hearth topics --kafka %s' makes what is missing.",
                                String.join(", ", missing), kafka));
    }

    private static void copies(Collection<TopicDescription> topics, Consumer<Finding> found) {
        List<TopicPartitionInfo> partitions =
                topics.stream().flatMap(topic -> topic.partitions().stream()).toList();
        long leaderless = partitions.stream().filter(each -> each.leader() == null).count();
        long behind =
                partitions.stream()
                        .filter(each -> each.isr().size() < each.replicas().size())
                        .count();
        if (leaderless > 0) {
            found.accept(
                    Finding.wrong(
                            "%d of %d partitions have no leader, and take and give no events. Start the brokers that are down.",
                            leaderless, partitions.size()));
        } else if (behind > 0) {
            found.accept(
                    Finding.doubtful(
                            "%d of %d partitions are on fewer brokers than they ought to be. Start the brokers that are down.",
                            behind, partitions.size()));
        }
    }

    private static void deadLetters(String kafka, Consumer<Finding> found) {
        int letters = new DeadLetters(Bus.at(kafka)).all().size();
        found.accept(
                letters == 0
                        ? Finding.good("There are no dead letters")
                        : Finding.doubtful(
                                "%d %s could not be taken in by a service. 'hearth dlq list' tells which and why.",
                                letters, letters == 1 ? "event" : "events"));
    }
}
