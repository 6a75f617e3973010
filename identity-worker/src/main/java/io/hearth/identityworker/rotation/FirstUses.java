package io.hearth.identityworker.rotation;

import io.hearth.contract.IdentityEvent;
import io.hearth.identityworker.intent.Overlap;
import io.hearth.identityworker.ledger.Announcement;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.IntentStore;
import io.hearth.identityworker.ledger.Renewal;
import io.hearth.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Shortens the time of a rotated keypair once its successor is used: its agent has taken that up.
 * Others may read the same document, and get a while for it. Of who holds a URL no use tells.
 */
@ApplicationScoped
class FirstUses {
    private final Mutiny.SessionFactory sessions;
    private final IntentStore store;
    private final Outbox outbox;
    private final Duration settle;

    FirstUses(
            Mutiny.SessionFactory sessions,
            IntentStore store,
            Outbox outbox,
            @ConfigProperty(name = "hearth.identity.rotation.settle") Duration settle) {
        this.sessions = sessions;
        this.store = store;
        this.outbox = outbox;
        this.settle = settle;
    }

    /** These access keys were used; again is the same. */
    Uni<Void> seen(Set<String> accessKeys, Instant now) {
        Instant end = now.plus(settle);
        return sessions.withTransaction(
                session ->
                        store.overlapping(session, accessKeys, end)
                                .chain(found -> shorten(session, found, end)));
    }

    private Uni<Void> shorten(Mutiny.Session session, List<Identity> found, Instant end) {
        List<Identity> shortened =
                found.stream()
                        .filter(identity -> !Overlap.signsUrls(identity))
                        .map(identity -> endingAt(identity, end))
                        .toList();
        List<IdentityEvent> events =
                shortened.stream().flatMap(one -> Announcement.overlap(one).stream()).toList();
        return store.endOverlap(session, shortened, end)
                .chain(() -> outbox.append(session, events));
    }

    private static Identity endingAt(Identity identity, Instant end) {
        Renewal renewal = Objects.requireNonNull(identity.observed().renewal());
        return identity.with(identity.observed().with(renewal.endingAt(end)));
    }
}
