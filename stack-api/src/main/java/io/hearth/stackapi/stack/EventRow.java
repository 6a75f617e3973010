package io.hearth.stackapi.stack;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link StackEvent} as Hibernate reads it; {@link EventStore} adds them. */
@Entity
@Table(name = "stack_event")
class EventRow {
    @Id private String id;

    @Column(name = "seq", insertable = false, updatable = false)
    private @Nullable Long sequence;

    @Column(name = "stack_id")
    private String stackId;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "resource_name")
    private String resourceName;

    @Column(name = "resource_type")
    private String resourceType;

    @Column(name = "physical_id")
    private @Nullable String physicalId;

    private String action;
    private String status;
    private String reason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected EventRow() {}

    StackEvent toEvent() {
        return new StackEvent(
                id,
                sequence == null ? 0 : sequence,
                stackId,
                happenedAt,
                resourceName,
                resourceType,
                physicalId,
                action,
                status,
                reason);
    }
}
