package io.hearth.metadataservice.document;

import io.hearth.contract.DeploymentEvent;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.MetadataEvent;
import io.hearth.messaging.EventConsumer;
import io.hearth.metadataservice.deployment.ServerDeployments;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes the documents and deployments from {@code hearth.metadata}. Their versions make it
 * idempotent, so it needs no inbox. What comes at once of a stack is one transaction.
 */
@ApplicationScoped
class DocumentProjector {
    private final EventConsumer consumer;
    private final Pool database;
    private final DocumentStore store;
    private final ServerDeployments deployments;

    DocumentProjector(
            EventConsumer consumer,
            Pool database,
            DocumentStore store,
            ServerDeployments deployments) {
        this.consumer = consumer;
        this.database = database;
        this.store = store;
        this.deployments = deployments;
    }

    @Incoming("metadata")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    private Uni<Void> apply(List<EventEnvelope> envelopes) {
        List<MetadataEvent> documents = of(MetadataEvent.class, envelopes);
        List<DeploymentEvent> configs = of(DeploymentEvent.class, envelopes);
        return database.withTransaction(
                connection ->
                        store.apply(connection, documents)
                                .chain(() -> deployments.apply(connection, configs)));
    }

    private static <E> List<E> of(Class<E> kind, List<EventEnvelope> envelopes) {
        return envelopes.stream()
                .map(EventEnvelope::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
