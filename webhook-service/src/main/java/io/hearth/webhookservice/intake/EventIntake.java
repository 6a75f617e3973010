package io.hearth.webhookservice.intake;

import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.StackEvent;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.messaging.EventConsumer;
import io.hearth.webhookservice.delivery.Deliveries;
import io.hearth.webhookservice.delivery.DeliveryLoop;
import io.hearth.webhookservice.delivery.NewDelivery;
import io.hearth.webhookservice.subscription.OpenEvents;
import io.hearth.webhookservice.subscription.Webhook;
import io.hearth.webhookservice.subscription.Webhooks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes events from {@code hearth.stacks}, and stores for each webhook of their project what it is
 * to get. A delivery is one row for webhook and event, so that an event may come twice.
 */
@ApplicationScoped
class EventIntake {
    private final EventConsumer consumer;
    private final Pool database;
    private final TreeStore trees;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryLoop loop;
    private final EventCodec codec = new EventCodec();

    EventIntake(
            EventConsumer consumer,
            Pool database,
            TreeStore trees,
            Webhooks webhooks,
            Deliveries deliveries,
            DeliveryLoop loop) {
        this.consumer = consumer;
        this.database = database;
        this.trees = trees;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.loop = loop;
    }

    @Incoming("stacks")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumer.consume(batch, this::apply);
    }

    private Uni<Void> apply(List<EventEnvelope> envelopes) {
        List<EventEnvelope> open =
                envelopes.stream().filter(one -> OpenEvents.of(one.event()).isPresent()).toList();
        return open.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.withTransaction(connection -> apply(connection, open))
                        .invoke(loop::wake);
    }

    private Uni<Void> apply(SqlClient connection, List<EventEnvelope> envelopes) {
        return Multi.createFrom()
                .iterable(envelopes)
                .onItem()
                .transformToUniAndConcatenate(one -> apply(connection, one))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> apply(SqlClient connection, EventEnvelope envelope) {
        StackEvent event = OpenEvents.of(envelope.event()).orElseThrow();
        return learn(connection, event, envelope)
                .chain(() -> webhooks.enabled(connection, event.stack().projectId()))
                .chain(
                        enabled ->
                                enabled.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : trees.find(connection, event.stack().rootId())
                                                .chain(
                                                        tree ->
                                                                deliveries.put(
                                                                        connection,
                                                                        wanted(
                                                                                envelope, event,
                                                                                tree, enabled))));
    }

    private Uni<Void> learn(SqlClient connection, StackEvent event, EventEnvelope envelope) {
        return event instanceof StackStateChanged changed
                        && changed.stack().id().equals(changed.stack().rootId())
                ? trees.put(connection, changed, envelope.time())
                : Uni.createFrom().voidItem();
    }

    private List<NewDelivery> wanted(
            EventEnvelope envelope, StackEvent event, Optional<Tree> tree, List<Webhook> enabled) {
        StackRef stack = event.stack();
        Set<String> names =
                Stream.concat(
                                Stream.of(stack.id(), stack.name(), stack.rootId()),
                                tree.map(Tree::name).stream())
                        .collect(Collectors.toSet());
        List<String> tags = tree.map(Tree::tags).orElse(List.of());
        String type = EventCodec.typeOf(event.getClass());
        byte[] document = codec.openDocument(envelope);
        return enabled.stream()
                .filter(webhook -> webhook.definition().filter().passes(type, names, tags))
                .map(
                        webhook ->
                                new NewDelivery(
                                        webhook.id(),
                                        envelope.id(),
                                        stack.rootId(),
                                        stack.id(),
                                        type,
                                        document))
                .toList();
    }
}
