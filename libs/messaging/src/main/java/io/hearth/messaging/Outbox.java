package io.hearth.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.Event;
import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where a transaction leaves the events that it decided. They are published after the commit, in
 * order per root stack, at least once; nothing is published if the transaction rolls back.
 */
@ApplicationScoped
public class Outbox {
    private final String source;
    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock = Clock.systemUTC();

    Outbox(@ConfigProperty(name = "quarkus.application.name") String application) {
        this.source = "/hearth/" + application;
    }

    /** Adds events to the session's transaction, to be published in this order. */
    public Uni<Void> append(Mutiny.Session session, List<? extends Event> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.persistAll(events.stream().map(this::row).toArray());
    }

    private OutboxRow row(Event event) {
        EventEnvelope envelope =
                new EventEnvelope(UUID.randomUUID(), source, clock.instant(), event);
        try {
            return new OutboxRow(
                    envelope.id(),
                    event.topic().topicName(),
                    envelope.key(),
                    json.writeValueAsString(codec.headers(envelope)),
                    codec.data(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event headers cannot be written as JSON.", e);
        }
    }
}
