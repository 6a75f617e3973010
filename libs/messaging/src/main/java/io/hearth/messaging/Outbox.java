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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where a transaction leaves the events that it decided. They are published after the commit, in
 * order per root stack, at least once; nothing is published if the transaction rolls back.
 */
@ApplicationScoped
public class Outbox {
    /** In bytes of JSON; a broker takes 1 MiB, with the headers and what frames them. */
    public static final int LARGEST_EVENT = 1_000_000;

    private final String source;
    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock = Clock.systemUTC();

    Outbox(@ConfigProperty(name = "quarkus.application.name") String application) {
        this.source = "/hearth/" + application;
    }

    /**
     * Adds events to the session's transaction, to be published in this order.
     *
     * @throws IllegalArgumentException if one is bigger than the broker takes; whoever decides on
     *     events bounds what goes into them, so that this is a defect
     */
    public Uni<Void> append(Mutiny.Session session, List<? extends Event> events) {
        return append(session, events, TraceHeaders.current());
    }

    /**
     * The same for who has left the thread that the trace was on.
     *
     * @param trace as {@link TraceHeaders#current} told it there
     */
    public Uni<Void> append(
            Mutiny.Session session, List<? extends Event> events, Map<String, String> trace) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.persistAll(events.stream().map(event -> row(event, trace)).toArray());
    }

    private OutboxRow row(Event event, Map<String, String> trace) {
        EventEnvelope envelope =
                new EventEnvelope(UUID.randomUUID(), source, clock.instant(), event);
        byte[] data = codec.data(event);
        if (data.length > LARGEST_EVENT) {
            throw new IllegalArgumentException(
                    "%s of %s has %d bytes, and the bus takes at most %d."
                            .formatted(
                                    EventCodec.typeOf(event.getClass()),
                                    event.subject(),
                                    data.length,
                                    LARGEST_EVENT));
        }
        Map<String, String> headers = codec.headers(envelope);
        headers.putAll(trace);
        try {
            return new OutboxRow(
                    envelope.id(),
                    event.topic().topicName(),
                    envelope.key(),
                    json.writeValueAsString(headers),
                    data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event headers cannot be written as JSON.", e);
        }
    }
}
