package io.hearth.metadataservice.document;

import io.hearth.access.identity.IdentityProjector;
import io.hearth.messaging.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes the identities of instances, and what each may do, from {@code hearth.identities}. */
@ApplicationScoped
class IdentityFeed {
    private final EventConsumer consumer;
    private final IdentityProjector projector;

    IdentityFeed(EventConsumer consumer, IdentityProjector projector) {
        this.consumer = consumer;
        this.projector = projector;
    }

    @Incoming("identities")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, projector::apply);
    }
}
