package io.hearth.metadataservice.document;

import io.hearth.contract.EventEnvelope;
import io.hearth.contract.MetadataEvent.MetadataPublished;
import io.hearth.contract.MetadataEvent.MetadataWithdrawn;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes the documents from {@code hearth.metadata}. Their versions make it idempotent, so it needs
 * no inbox.
 */
@ApplicationScoped
class DocumentProjector {
    private final EventConsumer consumer;
    private final DocumentStore store;

    DocumentProjector(EventConsumer consumer, DocumentStore store) {
        this.consumer = consumer;
        this.store = store;
    }

    @Incoming("metadata")
    Uni<Void> on(KafkaRecord<String, byte[]> record) {
        return consumer.consume(record, this::apply);
    }

    private Uni<Void> apply(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case MetadataPublished published -> store.put(published);
            case MetadataWithdrawn withdrawn -> store.withdraw(withdrawn);
            default -> Uni.createFrom().voidItem();
        };
    }
}
