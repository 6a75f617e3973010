package io.hearth.identityworker.intent;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.identityworker.delegated.TaskLoop;
import io.hearth.identityworker.delegated.TaskStore;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what stack-api decided into the ledger, or among the tasks, then wakes the loop. */
@ApplicationScoped
class StackEventConsumer {
    private final EventConsumer consumer;
    private final Intents intents;
    private final Reconciler reconciler;
    private final TaskStore tasks;
    private final TaskLoop loop;

    StackEventConsumer(
            EventConsumer consumer,
            Intents intents,
            Reconciler reconciler,
            TaskStore tasks,
            TaskLoop loop) {
        this.tasks = tasks;
        this.loop = loop;
        this.consumer = consumer;
        this.intents = intents;
        this.reconciler = reconciler;
    }

    @Incoming("stacks")
    Uni<Void> on(KafkaRecord<String, byte[]> record) {
        return consumer.consume(record, this::apply);
    }

    private Uni<Void> apply(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case KeystoneRequested request -> delegate(envelope);
            case TrustUnwanted trust -> delegate(envelope);
            default -> intend(envelope);
        };
    }

    private Uni<Void> delegate(EventEnvelope envelope) {
        return tasks.accept(envelope).invoke(task -> task.ifPresent(loop::wake)).replaceWithVoid();
    }

    private Uni<Void> intend(EventEnvelope envelope) {
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
