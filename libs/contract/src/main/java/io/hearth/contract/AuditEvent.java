package io.hearth.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who was refused what. */
public sealed interface AuditEvent extends StackScoped {
    @Override
    default Topic topic() {
        return Topic.AUDIT;
    }

    /**
     * An instance's identity asked for something outside its bindings.
     *
     * @param operation the policy rule, such as {@code resource:metadata}
     * @param cause for operators; never told to the caller
     */
    @EventType("hearth.access.refused.v1")
    record AccessRefused(
            StackRef stack,
            @Nullable String resource,
            String userId,
            String operation,
            String cause,
            Instant refusedAt)
            implements AuditEvent {}
}
