package io.hearth.signalservice.binding;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes the states of resources and stacks from {@code hearth.stacks}. Versions and times make it
 * idempotent, so it needs no inbox.
 */
@ApplicationScoped
class TargetProjector {
    private final EventConsumer consumer;
    private final TargetStore store;

    TargetProjector(EventConsumer consumer, TargetStore store) {
        this.consumer = consumer;
        this.store = store;
    }

    @Incoming("stacks")
    Uni<Void> on(KafkaRecord<String, byte[]> record) {
        return consumer.consume(record, this::apply);
    }

    private Uni<Void> apply(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case ResourceStateChanged changed -> store.put(changed);
            case StackStateChanged changed -> store.put(changed, envelope.time());
            default -> Uni.createFrom().voidItem();
        };
    }
}
