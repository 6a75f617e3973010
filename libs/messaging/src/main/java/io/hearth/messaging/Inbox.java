package io.hearth.messaging;

import io.hearth.contract.EventEnvelope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers, in the transaction of an event's effect, that the event has had it. */
@ApplicationScoped
public class Inbox {
    /**
     * Records an event.
     *
     * @param consumer the channel that took it
     * @return true the first time; false when its effect has been committed before, so that it must
     *     have no other
     */
    public Uni<Boolean> accept(Mutiny.Session session, String consumer, UUID eventId) {
        return record(session, consumer, List.of(eventId)).map(fresh -> !fresh.isEmpty());
    }

    /**
     * Records events in one statement.
     *
     * @return those that have not been recorded before, in their order; one that is there twice is
     *     returned once
     */
    public Uni<List<EventEnvelope>> accept(
            Mutiny.Session session, String consumer, List<EventEnvelope> events) {
        return record(session, consumer, events.stream().map(EventEnvelope::id).toList())
                .map(HashSet::new)
                .map(fresh -> events.stream().filter(one -> fresh.remove(one.id())).toList());
    }

    private static Uni<List<UUID>> record(
            Mutiny.Session session, String consumer, List<UUID> eventIds) {
        // a query: Hibernate Reactive warns of what it does not clean up after an executeUpdate
        return session.createNativeQuery(
                        "insert into inbox (consumer, event_id)"
                                + " select ?1, cast(unnest(string_to_array(?2, ',')) as uuid)"
                                + " on conflict do nothing"
                                + " returning event_id",
                        UUID.class)
                .setParameter(1, consumer)
                .setParameter(
                        2, eventIds.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .getResultList();
    }
}
