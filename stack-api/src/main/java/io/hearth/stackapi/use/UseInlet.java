package io.hearth.stackapi.use;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.UseEvent.IdentityUsed;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of uses; those of a stack tree that come at once share a transaction. */
@ApplicationScoped
class UseInlet {
    private final EventConsumer consumer;
    private final LastUses uses;

    UseInlet(EventConsumer consumer, LastUses uses) {
        this.consumer = consumer;
        this.uses = uses;
    }

    @Incoming("uses")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    /** In one order, so that no two replicas wait for each other. */
    private Uni<Void> apply(List<EventEnvelope> envelopes) {
        return uses.put(
                envelopes.stream()
                        .map(EventEnvelope::event)
                        .filter(IdentityUsed.class::isInstance)
                        .map(IdentityUsed.class::cast)
                        .sorted(
                                Comparator.comparing(IdentityUsed::userId)
                                        .thenComparing(
                                                use ->
                                                        Objects.requireNonNullElse(
                                                                use.accessKey(), "")))
                        .toList());
    }
}
