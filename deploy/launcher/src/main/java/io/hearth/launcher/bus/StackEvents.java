package io.hearth.launcher.bus;

import io.hearth.contract.Event;
import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.MalformedEventException;
import io.hearth.contract.StackRef;
import io.hearth.contract.StackScoped;
import io.hearth.contract.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the bus has told of a stack and of those nested in it.
 *
 * @param stack as the last event of it names it
 * @param events in the order of their times
 */
public record StackEvents(StackRef stack, List<EventEnvelope> events) {
    private static final Set<String> TOPICS =
            Set.of(Topic.STACKS, Topic.IDENTITIES, Topic.SIGNALS, Topic.RESOURCES, Topic.ANSWERS)
                    .stream()
                    .map(Topic::topicName)
                    .collect(Collectors.toSet());

    public StackEvents {
        events = List.copyOf(events);
    }

    /**
     * Reads them.
     *
     * @param nameOrId of the stack; of several with a name, the one of which was told last
     * @return empty if the bus has told nothing of it, or has forgotten it
     */
    public static Optional<StackEvents> of(Bus bus, String nameOrId) {
        return told(bus, stack -> stack.id().equals(nameOrId) || stack.name().equals(nameOrId))
                .stream()
                .map(event -> stack(event.event()))
                .reduce((earlier, later) -> later)
                .map(stack -> new StackEvents(stack, told(bus, each -> within(stack, each))));
    }

    /** Those nested in it know of it by its id alone. */
    private static boolean within(StackRef stack, StackRef each) {
        return each.id().equals(stack.id()) || each.rootId().equals(stack.id());
    }

    private static List<EventEnvelope> told(Bus bus, Predicate<StackRef> which) {
        List<EventEnvelope> told = new ArrayList<>();
        EventCodec codec = new EventCodec();
        new TopicReader(bus)
                .read(
                        TOPICS,
                        Instant.EPOCH,
                        TopicReader.Until.END,
                        record ->
                                decoded(codec, record)
                                        .filter(event -> isAbout(event.event(), which))
                                        .ifPresent(told::add));
        told.sort(Comparator.comparing(EventEnvelope::time));
        return told;
    }

    /** What is no event has become a dead letter, where it is told of. */
    private static Optional<EventEnvelope> decoded(
            EventCodec codec, ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(codec.decode(TopicReader.headers(record), record.value()));
        } catch (MalformedEventException e) {
            return Optional.empty();
        }
    }

    private static boolean isAbout(Event event, Predicate<StackRef> which) {
        return event instanceof StackScoped of && which.test(of.stack());
    }

    private static StackRef stack(Event event) {
        return ((StackScoped) event).stack();
    }
}
