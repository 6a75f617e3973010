package io.hearth.launcher.doctor;

import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;

/** Whether the topics are as {@code hearth topics} would make them. */
final class TopicsCheck {
    private static final List<String> LIMITS =
            List.of(TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG);

    private final Bus bus;
    private final Admin admin;

    TopicsCheck(Bus bus, Admin admin) {
        this.bus = bus;
        this.admin = admin;
    }

    void look(Collection<TopicDescription> topics, Consumer<Finding> found)
            throws InterruptedException, ExecutionException {
        List<Finding> amiss = new ArrayList<>();
        missing(topics).ifPresent(amiss::add);
        few(topics).ifPresent(amiss::add);
        kept(topics, amiss);
        amiss.forEach(found);
        if (amiss.isEmpty()) {
            found.accept(Finding.good("Kafka has all of Hearth's topics, as they ought to be"));
        }
    }

    private Optional<Finding> missing(Collection<TopicDescription> topics) {
        Set<String> missing = new TreeSet<>(Topics.names());
        topics.forEach(topic -> missing.remove(topic.name()));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.wrong(
                                "Kafka lacks %s. 'hearth topics --kafka %s' makes what is missing.",
                                String.join(", ", missing), bus));
    }

    private static Optional<Finding> few(Collection<TopicDescription> topics) {
        Map<String, Integer> few = new TreeMap<>();
        topics.stream()
                .filter(topic -> topic.partitions().size() < Topics.PARTITIONS)
                .forEach(topic -> few.put(topic.name(), topic.partitions().size()));
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.doubtful(
                                "%s: fewer partitions than the %d that 'hearth topics' makes, and no more replicas of a service than that take events. If more are to, add partitions by kafka-topics --alter while the services are down.",
                                few.entrySet().stream()
                                        .map(
                                                each ->
                                                        "%s has %d"
                                                                .formatted(
                                                                        each.getKey(),
                                                                        each.getValue()))
                                        .collect(Collectors.joining(", ")),
                                Topics.PARTITIONS));
    }

    private void kept(Collection<TopicDescription> topics, List<Finding> amiss)
            throws InterruptedException, ExecutionException {
        List<ConfigResource> named =
                topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                        .toList();
        try {
            Map<String, Config> configs = new TreeMap<>();
            admin.describeConfigs(named)
                    .all()
                    .get()
                    .forEach((topic, config) -> configs.put(topic.name(), config));
            configs.forEach((topic, config) -> compacted(topic, config).ifPresent(amiss::add));
            LIMITS.forEach(limit -> amiss.addAll(less(limit, configs)));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            amiss.add(
                    Finding.doubtful(
                            "How long topics keep events is not told to this login. Look with one that may DESCRIBE_CONFIGS."));
        }
    }

    private static Optional<Finding> compacted(String topic, Config config) {
        String policy = value(config, TopicConfig.CLEANUP_POLICY_CONFIG);
        return policy.equals(TopicConfig.CLEANUP_POLICY_DELETE)
                ? Optional.empty()
                : Optional.of(
                        Finding.wrong(
                                "%s has cleanup.policy=%s, so that of all events of a stack the last alone stays. Run: kafka-configs --alter --entity-type topics --entity-name %s --add-config cleanup.policy=delete",
                                topic, policy, topic));
    }

    /** Than what topics without a limit of their own have; a topic may keep more. */
    private static List<Finding> less(String limit, Map<String, Config> configs) {
        Optional<ConfigEntry> usual =
                configs.values().stream()
                        .map(config -> config.get(limit))
                        .filter(
                                entry ->
                                        entry.source()
                                                != ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                        .findFirst();
        return usual.stream()
                .flatMap(
                        brokers ->
                                configs.entrySet().stream()
                                        .filter(
                                                topic ->
                                                        measure(value(topic.getValue(), limit))
                                                                < measure(brokers.value()))
                                        .map(
                                                topic ->
                                                        Finding.wrong(
                                                                "%s has %s=%s, which is less than the brokers' own %s: a service that was away for longer never learns what happened. Run: kafka-configs --alter --entity-type topics --entity-name %s --delete-config %s",
                                                                topic.getKey(),
                                                                limit,
                                                                value(topic.getValue(), limit),
                                                                brokers.value(),
                                                                topic.getKey(),
                                                                limit)))
                .toList();
    }

    /** Minus one is no limit. */
    private static long measure(String value) {
        long number = Long.parseLong(value);
        return number < 0 ? Long.MAX_VALUE : number;
    }

    private static String value(Config config, String name) {
        return String.valueOf(config.get(name).value());
    }
}
