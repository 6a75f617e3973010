package io.hearth.stackapi.engine;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.SignalEvent.HookUnset;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.SignalEvent.SignalRefused;
import io.hearth.messaging.EventConsumer;
import io.hearth.messaging.Inbox;
import io.hearth.template.environment.Hook;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where the bus comes in: each event is one trigger; those of a stack that come at once share a
 * transaction.
 */
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
    Uni<Void> identities(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    @Incoming("signals")
    Uni<Void> signals(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    @Incoming("answers")
    Uni<Void> answers(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    private Uni<Void> apply(List<EventEnvelope> envelopes) {
        return sessions.withTransaction(
                session ->
                        inbox.accept(session, CONSUMER, envelopes)
                                .chain(fresh -> take(session, triggers(fresh))));
    }

    /** A tree's stacks come together, and each takes its own triggers in their order. */
    private Uni<Void> take(Mutiny.Session session, Map<String, List<Trigger>> triggers) {
        Uni<Void> turns = Uni.createFrom().voidItem();
        for (Map.Entry<String, List<Trigger>> stack : triggers.entrySet()) {
            turns = turns.chain(() -> this.turns.take(session, stack.getKey(), stack.getValue()));
        }
        return turns;
    }

    private static Map<String, List<Trigger>> triggers(List<EventEnvelope> envelopes) {
        Map<String, List<Trigger>> triggers = new LinkedHashMap<>();
        for (EventEnvelope envelope : envelopes) {
            trigger(envelope.event())
                    .ifPresent(
                            trigger ->
                                    triggers.computeIfAbsent(
                                                    envelope.subject(), id -> new ArrayList<>())
                                            .add(trigger));
        }
        return triggers;
    }

    private static Optional<Trigger> trigger(Event event) {
        return switch (event) {
            case IdentityEvent answer -> Optional.of(new Trigger.IdentityAnswered(answer));
            case SignalReceived signal -> Optional.of(new Trigger.SignalArrived(signal));
            case SignalRefused refused ->
                    Optional.of(new Trigger.SignalRefused(refused.resource()));
            case ResourceAnswered answer -> Optional.of(new Trigger.AnswerArrived(answer));
            case HookUnset unset ->
                    Hook.of(unset.hook())
                            .map(hook -> new Trigger.HookUnset(unset.resource(), hook));
            case Event other -> Optional.empty();
        };
    }
}
