package io.hearth.messaging;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** A consumer of batches that takes all or nothing, and cannot take every event. */
@ApplicationScoped
class BatchListener {
    static final String INDIGESTIBLE = "indigestible";

    private final EventConsumer consumer;
    private final Inbox inbox;
    private final Mutiny.SessionFactory sessions;
    private final List<List<EventEnvelope>> effects = new CopyOnWriteArrayList<>();
    private final Traces traces = new Traces();

    BatchListener(EventConsumer consumer, Inbox inbox, Mutiny.SessionFactory sessions) {
        this.consumer = consumer;
        this.inbox = inbox;
        this.sessions = sessions;
    }

    /** Those of the transactions that took events of the stack. */
    List<String> tracesOn(StackRef stack) {
        return traces.on(stack);
    }

    /** What had its effect, by transaction. */
    List<List<EventEnvelope>> effects() {
        return effects;
    }

    @Incoming("stacks-in-batches")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    private Uni<Void> apply(List<EventEnvelope> envelopes) {
        return sessions.withTransaction(
                        session ->
                                inbox.accept(session, "messaging-test-batches", envelopes)
                                        .invoke(fresh -> digest(envelopes))
                                        .invoke(() -> envelopes.forEach(traces::note)))
                .invoke(effects::add)
                .replaceWithVoid();
    }

    private static void digest(List<EventEnvelope> envelopes) {
        for (EventEnvelope envelope : envelopes) {
            if (envelope.event() instanceof StackStateChanged changed
                    && changed.reason().equals(INDIGESTIBLE)) {
                throw new IllegalArgumentException("%s is indigestible".formatted(envelope.id()));
            }
        }
    }
}
