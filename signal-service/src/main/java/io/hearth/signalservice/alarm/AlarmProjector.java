package io.hearth.signalservice.alarm;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent.AlarmDefined;
import io.hearth.contract.StackEvent.AlarmRemoved;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes the alarms that are resources of stacks from {@code hearth.stacks}. */
@ApplicationScoped
class AlarmProjector {
    private final EventConsumer consumer;
    private final Pool database;
    private final AlarmStore store;

    AlarmProjector(EventConsumer consumer, Pool database, AlarmStore store) {
        this.consumer = consumer;
        this.database = database;
        this.store = store;
    }

    @Incoming("alarms")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    private Uni<Void> apply(List<EventEnvelope> envelopes) {
        List<EventEnvelope> ours = envelopes.stream().filter(AlarmProjector::concerns).toList();
        return ours.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.withTransaction(
                        connection ->
                                Multi.createFrom()
                                        .iterable(ours)
                                        .onItem()
                                        .transformToUniAndConcatenate(one -> apply(connection, one))
                                        .collect()
                                        .last()
                                        .replaceWithVoid());
    }

    private static boolean concerns(EventEnvelope envelope) {
        return envelope.event() instanceof AlarmDefined || envelope.event() instanceof AlarmRemoved;
    }

    private Uni<Void> apply(SqlConnection connection, EventEnvelope envelope) {
        return switch (envelope.event()) {
            case AlarmDefined defined -> store.define(connection, defined, envelope.time());
            case AlarmRemoved removed -> store.remove(connection, removed);
            default -> Uni.createFrom().voidItem();
        };
    }
}
