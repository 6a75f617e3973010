package io.hearth.messaging;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** A consumer as the services have them: its effect is to remember the event. */
@ApplicationScoped
class Listener {
    /** The reason of an event that comes while the database is away, and finds it back. */
    static final String IN_AN_OUTAGE = "in an outage";

    private final EventConsumer consumer;
    private final Inbox inbox;
    private final Mutiny.SessionFactory sessions;
    private final List<EventEnvelope> effects = new CopyOnWriteArrayList<>();
    private final Traces traces = new Traces();
    private final Set<UUID> waited = ConcurrentHashMap.newKeySet();

    Listener(EventConsumer consumer, Inbox inbox, Mutiny.SessionFactory sessions) {
        this.consumer = consumer;
        this.inbox = inbox;
        this.sessions = sessions;
    }

    /** Those of the transactions that took events of the stack. */
    List<String> tracesOn(StackRef stack) {
        return traces.on(stack);
    }

    List<EventEnvelope> effects() {
        return effects;
    }

    @Incoming("stacks")
    Uni<Void> on(KafkaRecord<String, byte[]> record) {
        return consumer.consume(record, this::apply);
    }

    private Uni<Void> apply(EventEnvelope envelope) {
        if (envelope.event() instanceof StackStateChanged changed
                && changed.reason().equals(IN_AN_OUTAGE)
                && waited.add(envelope.id())) {
            return Uni.createFrom().failure(new IOException("the database is away"));
        }
        return sessions.withTransaction(
                        session ->
                                inbox.accept(session, "messaging-test", envelope.id())
                                        .invoke(() -> traces.note(envelope)))
                .invoke(
                        first -> {
                            if (first) {
                                effects.add(envelope);
                            }
                        })
                .replaceWithVoid();
    }
}
