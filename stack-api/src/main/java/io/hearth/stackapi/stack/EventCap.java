package io.hearth.stackapi.stack;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps a stack's events to about the number that {@code hearth.limit.events-per-stack} says; 0 is
 * no limit. Now and then, the more often the more events are added, the oldest go by the batch, so
 * that a stack may have somewhat more.
 *
 * @see <a href="https://docs.openstack.org/heat/latest/configuration/api.html">Heat's
 *     max_events_per_stack and event_purge_batch_size</a>
 */
@ApplicationScoped
class EventCap {
    private static final int BATCH = 200;

    /** What comes before the newest of those that stay, if there are too many. */
    private static final String PURGE =
            "delete from stack_event where id in ("
                    + "select id from stack_event where stack_id = ?1"
                    + " and exists (select 1 from stack_event where stack_id = ?1"
                    + " order by seq desc offset ?2 limit 1)"
                    + " and seq < (select min(seq) from (select seq from stack_event"
                    + " where stack_id = ?1 order by seq desc limit ?3) newest)"
                    + " order by seq limit ?4) returning 1";

    private final int most;
    private final DoubleSupplier random;

    @Inject
    EventCap(@ConfigProperty(name = "hearth.limit.events-per-stack") int most) {
        this(most, () -> ThreadLocalRandom.current().nextDouble());
    }

    EventCap(int most, DoubleSupplier random) {
        if (most < 0 || most > 0 && most <= BATCH) {
            throw new IllegalArgumentException(
                    "hearth.limit.events-per-stack is %d; it must be 0, for no limit, or more than %d."
                            .formatted(most, BATCH));
        }
        this.most = most;
        this.random = random;
    }

    /** To be called in the transaction that has added so many events to a stack. */
    Uni<Void> added(Mutiny.Session session, String stackId, int events) {
        if (most == 0 || random.getAsDouble() >= 2.0 * events / BATCH) {
            return Uni.createFrom().voidItem();
        }
        // removes more than was added, so that it cannot grow however much comes at once
        return session.createNativeQuery(PURGE, Integer.class)
                .setParameter(1, stackId)
                .setParameter(2, (long) most)
                .setParameter(3, (long) most - BATCH)
                .setParameter(4, Math.max(BATCH, 2L * events))
                .getResultList()
                .replaceWithVoid();
    }
}
