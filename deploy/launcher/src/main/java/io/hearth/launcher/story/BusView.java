package io.hearth.launcher.story;

import io.hearth.contract.Topic;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.bus.TopicReader;
import java.util.Set;
import java.util.TreeSet;

/** What automation sees: the events of one stack on a topic. */
final class BusView {
    private final TopicReader bus;

    BusView(Bus bus) {
        this.bus = new TopicReader(bus);
    }

    /** The types of all events that the topic holds for that stack by now. */
    Set<String> eventTypes(Topic topic, String stackId) {
        Set<String> types = new TreeSet<>();
        bus.read(topic, stackId, record -> types.add(TopicReader.type(record)));
        return types;
    }
}
