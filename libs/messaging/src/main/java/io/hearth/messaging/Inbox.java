package io.hearth.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
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
        // a query: Hibernate Reactive warns of what it does not clean up after an executeUpdate
        return session.createNativeQuery(
                        "insert into inbox (consumer, event_id) values (?1, ?2)"
                                + " on conflict do nothing returning 1",
                        Integer.class)
                .setParameter(1, consumer)
                .setParameter(2, eventId)
                .getResultList()
                .map(inserted -> !inserted.isEmpty());
    }
}
