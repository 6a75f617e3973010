package io.hearth.stackapi.engine;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.messaging.EventConsumer;
import io.hearth.messaging.Inbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where the bus comes in: each event is one trigger in one transaction. */
@ApplicationScoped
class Inlets {
    private static final String CONSUMER = "engine";

    private final Mutiny.SessionFactory sessions;
    private final EventConsumer consumer;
    private final Inbox inbox;
    private final Turns turns;

    Inlets(Mutiny.SessionFactory sessions, EventConsumer consumer, Inbox inbox, Turns turns) {
        this.sessions = sessions;
        this.consumer = consumer;
        this.inbox = inbox;
        this.turns = turns;
    }

    @Incoming("identities")
    Uni<Void> identity(KafkaRecord<String, byte[]> record) {
        return consumer.consume(record, this::apply);
    }

    @Incoming("signals")
    Uni<Void> signal(KafkaRecord<String, byte[]> record) {
        return consumer.consume(record, this::apply);
    }

    private Uni<Void> apply(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case IdentityEvent answer -> once(envelope, new Trigger.IdentityAnswered(answer));
            case SignalReceived signal -> once(envelope, new Trigger.SignalArrived(signal));
            case Event other -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> once(EventEnvelope envelope, Trigger trigger) {
        String stackId = envelope.event().stack().id();
        return sessions.withTransaction(
                session ->
                        inbox.accept(session, CONSUMER, envelope.id())
                                .chain(
                                        first ->
                                                first
                                                        ? turns.take(session, stackId, trigger)
                                                        : Uni.createFrom().voidItem()));
    }
}
