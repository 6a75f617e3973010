package io.hearth.identityworker.rotation;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.UseEvent.IdentityUsed;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears which keypairs are used. */
@ApplicationScoped
class UseEventConsumer {
    private final EventConsumer consumer;
    private final FirstUses uses;

    UseEventConsumer(EventConsumer consumer, FirstUses uses) {
        this.consumer = consumer;
        this.uses = uses;
    }

    @Incoming("uses")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    private Uni<Void> apply(List<EventEnvelope> envelopes) {
        Set<String> accessKeys = new HashSet<>();
        for (EventEnvelope envelope : envelopes) {
            if (envelope.event() instanceof IdentityUsed used && used.accessKey() != null) {
                accessKeys.add(used.accessKey());
            }
        }
        return accessKeys.isEmpty()
                ? Uni.createFrom().voidItem()
                : uses.seen(accessKeys, Instant.now());
    }
}
