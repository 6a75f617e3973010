package io.hearth.launcher.doctor;

import io.hearth.contract.EventCodec;
import io.hearth.contract.Topic;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.TopicReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether this build knows the types of the events on the topics. What is no event at all is among
 * the dead letters.
 */
final class EventsCheck {
    /** Of each partition; the oldest tell what was before an update. */
    private static final int MOST = 200;

    private static final String VERSION = "\\.v\\d+$";

    private EventsCheck() {}

    static void look(Bus bus, Consumer<Finding> found) {
        Map<String, Set<String>> topicsByType = new TreeMap<>();
        new TopicReader(bus)
                .readLast(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList(),
                        MOST,
                        record -> {
                            String type = TopicReader.type(record);
                            if (!type.isEmpty() && !EventCodec.types().containsKey(type)) {
                                topicsByType
                                        .computeIfAbsent(type, key -> new TreeSet<>())
                                        .add(record.topic());
                            }
                        });
        topicsByType.forEach((type, topics) -> found.accept(unknown(type, topics)));
        if (topicsByType.isEmpty()) {
            found.accept(Finding.good("This build knows the types of all events on the topics"));
        }
    }

    private static Finding unknown(String type, Set<String> topics) {
        String where = String.join(", ", topics);
        return known(type)
                .map(
                        ours ->
                                Finding.doubtful(
                                        "%s has events of type %s, and this build knows %s alone: another release of Hearth is at work there, and each such event becomes a dead letter here. Run one release, then 'hearth dlq redrive'.",
                                        where, type, ours))
                .orElseGet(
                        () ->
                                Finding.doubtful(
                                        "%s has events of type %s, of which this build knows nothing: another release of Hearth is at work there, or somebody else writes to its topics. Run one release, and grant WRITE to the services alone ('hearth topics --acls').",
                                        where, type));
    }

    /** The version of it that this build knows. */
    private static Optional<String> known(String type) {
        String name = type.replaceFirst(VERSION, "");
        return EventCodec.types().keySet().stream()
                .filter(ours -> ours.replaceFirst(VERSION, "").equals(name))
                .min(String::compareTo);
    }
}
