package io.hearth.signalservice.binding;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes the states of resources and stacks, and who waits at hooks, from {@code hearth.stacks}.
 * Versions, times and the order of hooks make it idempotent, so it needs no inbox.
 */
@ApplicationScoped
class TargetProjector {
    private final EventConsumer consumer;
    private final TargetStore store;
    private final HookStore hooks;

    TargetProjector(EventConsumer consumer, TargetStore store, HookStore hooks) {
        this.consumer = consumer;
        this.store = store;
        this.hooks = hooks;
    }

    @Incoming("stacks")
    Uni<Void> on(KafkaRecord<String, byte[]> record) {
        return consumer.consume(record, this::apply);
    }

    private Uni<Void> apply(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case ResourceStateChanged changed -> store.put(changed);
            case StackStateChanged changed -> store.put(changed, envelope.time());
            case HookReached reached -> hooks.put(reached);
            case HookCleared cleared -> hooks.remove(cleared);
            default -> Uni.createFrom().voidItem();
        };
    }
}
