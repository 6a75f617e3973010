package io.hearth.launcher.doctor;

import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.DeadLetters;
import io.hearth.launcher.bus.Topics;
import io.hearth.launcher.caller.Web;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;

/** The bus: whether it can be reached, has the topics as they ought to be, and what is on them. */
final class BusExamination implements Doctor.Examination {
    private static final String PATIENCE_MILLIS = "8000";

    /** With them one broker may be down and another one lost. */
    private static final int ENOUGH_COPIES = 3;

    private static final Map<String, Object> BRIEFLY =
            Map.of(
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    PATIENCE_MILLIS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    PATIENCE_MILLIS);

    @Override
    public void look(Premises premises, Consumer<Finding> found) throws InterruptedException {
        if (premises.bus().isPresent()) {
            look(premises.bus().get(), found);
        }
    }

    private static void look(Bus bus, Consumer<Finding> found) throws InterruptedException {
        try (Admin admin = Admin.create(bus.with(BRIEFLY))) {
            int brokers = admin.describeCluster().nodes().get().size();
            found.accept(
                    Finding.good(
                            "Kafka answers at %s (%d %s)",
                            bus, brokers, brokers == 1 ? "broker" : "brokers"));
            Set<String> present = admin.listTopics().names().get();
            Set<String> ours = new TreeSet<>(Topics.names());
            ours.retainAll(present);
            Collection<TopicDescription> topics =
                    admin.describeTopics(ours).allTopicNames().get().values();
            new TopicsCheck(bus, admin).look(topics, found);
            copies(topics, brokers, found);
            EventsCheck.look(bus, found);
            deadLetters(bus, found);
        } catch (ExecutionException e) {
            found.accept(away(bus, String.valueOf(e.getCause())));
        } catch (KafkaException e) {
            found.accept(away(bus, Web.reason(e)));
        }
    }

    private static Finding away(Bus bus, String reason) {
        return Finding.wrong(
                "Kafka does not answer at %s (%s). Start it, or name its brokers by --kafka, and what they ask for by --kafka-properties.",
                bus, reason);
    }

    static void copies(Collection<TopicDescription> topics, int brokers, Consumer<Finding> found) {
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
        int enough = Math.min(ENOUGH_COPIES, brokers);
        long few = partitions.stream().filter(each -> each.replicas().size() < enough).count();
        if (few > 0) {
            found.accept(
                    Finding.doubtful(
                            "%d of %d partitions are made to be on fewer than %d of the %d brokers, and events are lost with those. kafka-reassign-partitions.sh gives them more.",
                            few, partitions.size(), enough, brokers));
        }
    }

    private static void deadLetters(Bus bus, Consumer<Finding> found) {
        int letters = new DeadLetters(bus).all().size();
        found.accept(
                letters == 0
                        ? Finding.good("There are no dead letters")
                        : Finding.doubtful(
                                "%d %s could not be taken in by a service. 'hearth dlq list' tells which and why.",
                                letters, letters == 1 ? "event" : "events"));
    }
}
