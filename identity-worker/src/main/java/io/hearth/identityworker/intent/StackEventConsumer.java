package io.hearth.identityworker.intent;

import io.hearth.contract.EventEnvelope;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what stack-api decided into the ledger, then wakes the loop. */
@ApplicationScoped
class StackEventConsumer {
    private final EventConsumer consumer;
    private final Intents intents;
    private final Reconciler reconciler;

    StackEventConsumer(EventConsumer consumer, Intents intents, Reconciler reconciler) {
        this.consumer = consumer;
        this.intents = intents;
        this.reconciler = reconciler;
    }

    @Incoming("stacks")
    Uni<Void> on(KafkaRecord<String, byte[]> record) {
        return consumer.consume(record, this::apply);
    }

    private Uni<Void> apply(EventEnvelope envelope) {
        return intents.apply(envelope)
                .invoke(
                        changed -> {
                            if (changed) {
                                reconciler.wake(envelope.key());
                            }
                        })
                .replaceWithVoid();
    }
}
