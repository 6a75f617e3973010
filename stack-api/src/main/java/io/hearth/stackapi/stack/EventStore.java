package io.hearth.stackapi.stack;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the stacks' event lists. A storm of signals adds hundreds at once, so they go in by one
 * statement and not as rows that Hibernate looks after.
 */
@ApplicationScoped
class EventStore {
    /** The database numbers them in the order in which the array has them. */
    private static final String INSERT =
            "insert into stack_event (id, stack_id, happened_at, resource_name, resource_type,"
                    + " physical_id, action, status, reason)"
                    + " select * from json_to_recordset(cast(cast(?1 as text) as json)) as t"
                    + " (\"id\" text, \"stackId\" text, \"time\" timestamptz,"
                    + " \"resourceName\" text, \"resourceType\" text, \"physicalId\" text,"
                    + " \"action\" text, \"status\" text, \"reason\" text)"
                    + " returning 1";

    private final EventCap cap;

    EventStore(EventCap cap) {
        this.cap = cap;
    }

    /** A {@link StackEvent} as JSON has it. */
    private record Entry(
            String id,
            String stackId,
            String time,
            String resourceName,
            String resourceType,
            @Nullable String physicalId,
            String action,
            String status,
            String reason) {
        static Entry of(StackEvent event) {
            return new Entry(
                    event.id(),
                    event.stackId(),
                    event.time().toString(),
                    event.resourceName(),
                    event.resourceType(),
                    event.physicalId(),
                    event.action(),
                    event.status(),
                    event.reason());
        }
    }

    /**
     * @param events of one stack, whose oldest may go
     */
    Uni<Void> add(Mutiny.Session session, List<StackEvent> events) {
        return session.createNativeQuery(INSERT, Integer.class)
                .setParameter(1, JsonText.write(events.stream().map(Entry::of).toList()))
                .getResultList()
                .chain(() -> cap.added(session, events.getFirst().stackId(), events.size()));
    }
}
