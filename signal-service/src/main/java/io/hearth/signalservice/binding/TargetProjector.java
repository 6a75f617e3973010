package io.hearth.signalservice.binding;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes the states of resources and stacks, and who waits at hooks, from {@code hearth.stacks}.
 * Versions, times and the order of hooks make it idempotent, so it needs no inbox. What comes at
 * once of a stack is one transaction: each by itself, a thousand resources would keep a signal
 * waiting.
 */
@ApplicationScoped
class TargetProjector {
    private final EventConsumer consumer;
    private final Pool database;
    private final TargetStore store;
    private final HookStore hooks;

    TargetProjector(EventConsumer consumer, Pool database, TargetStore store, HookStore hooks) {
        this.consumer = consumer;
        this.database = database;
        this.store = store;
        this.hooks = hooks;
    }

    @Incoming("stacks")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    private Uni<Void> apply(List<EventEnvelope> envelopes) {
        List<EventEnvelope> ours = envelopes.stream().filter(TargetProjector::concerns).toList();
        return ours.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.withTransaction(connection -> apply(connection, ours));
    }

    private static boolean concerns(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case ResourceStateChanged changed -> true;
            case StackStateChanged changed -> true;
            case HookReached reached -> true;
            case HookCleared cleared -> true;
            default -> false;
        };
    }

    /** Resources stand by themselves, so that they may come before the rest. */
    private Uni<Void> apply(SqlConnection connection, List<EventEnvelope> envelopes) {
        List<ResourceStateChanged> resources = new ArrayList<>();
        List<EventEnvelope> rest = new ArrayList<>();
        for (EventEnvelope envelope : envelopes) {
            if (envelope.event() instanceof ResourceStateChanged changed) {
                resources.add(changed);
            } else {
                rest.add(envelope);
            }
        }
        Uni<Void> applying = store.put(connection, resources);
        for (EventEnvelope envelope : rest) {
            applying = applying.chain(() -> apply(connection, envelope));
        }
        return applying;
    }

    private Uni<Void> apply(SqlConnection connection, EventEnvelope envelope) {
        return switch (envelope.event()) {
            case StackStateChanged changed -> store.put(connection, changed, envelope.time());
            case HookReached reached -> hooks.put(connection, reached);
            case HookCleared cleared -> hooks.remove(connection, cleared);
            default -> Uni.createFrom().voidItem();
        };
    }
}
