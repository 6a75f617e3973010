package io.hearth.metadataservice.document;

import io.hearth.contract.DeploymentEvent;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.MetadataEvent.MetadataPublished;
import io.hearth.contract.MetadataEvent.MetadataWithdrawn;
import io.hearth.messaging.EventConsumer;
import io.hearth.metadataservice.deployment.ServerDeployments;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes the documents and deployments from {@code hearth.metadata}. Their versions make it
 * idempotent, so it needs no inbox.
 */
@ApplicationScoped
class DocumentProjector {
    private final EventConsumer consumer;
    private final DocumentStore store;
    private final ServerDeployments deployments;

    DocumentProjector(EventConsumer consumer, DocumentStore store, ServerDeployments deployments) {
        this.consumer = consumer;
        this.store = store;
        this.deployments = deployments;
    }

    @Incoming("metadata")
    Uni<Void> on(KafkaRecord<String, byte[]> record) {
        return consumer.consume(record, this::apply);
    }

    private Uni<Void> apply(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case MetadataPublished published -> store.put(published);
            case MetadataWithdrawn withdrawn -> store.withdraw(withdrawn);
            case DeploymentEvent deployment -> deployments.apply(deployment);
            default -> Uni.createFrom().voidItem();
        };
    }
}
