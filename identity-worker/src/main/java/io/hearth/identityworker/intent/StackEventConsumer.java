package io.hearth.identityworker.intent;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.identityworker.delegated.TaskLoop;
import io.hearth.identityworker.delegated.TaskStore;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    /** Of one stack tree. */
    private Uni<Void> apply(List<EventEnvelope> envelopes) {
        return intents.apply(envelopes)
                .invoke(
                        changed -> {
                            if (changed) {
                                reconciler.wake(envelopes.getFirst().key());
                            }
                        })
                .chain(() -> delegate(envelopes));
    }

    private Uni<Void> delegate(List<EventEnvelope> envelopes) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (EventEnvelope envelope : envelopes) {
            if (envelope.event() instanceof KeystoneRequested
                    || envelope.event() instanceof TrustUnwanted) {
                done = done.chain(() -> delegate(envelope));
            }
        }
        return done;
    }

    private Uni<Void> delegate(EventEnvelope envelope) {
        return tasks.accept(envelope).invoke(task -> task.ifPresent(loop::wake)).replaceWithVoid();
    }
}
