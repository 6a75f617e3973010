package io.hearth.contract;

import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signals that were accepted. */
public sealed interface SignalEvent extends StackScoped {
    @Override
    default Topic topic() {
        return Topic.SIGNALS;
    }

    /**
     * A resource was signalled.
     *
     * @param signalId the sender's id of the signal; null when it gave none, then stack-api numbers
     *     it
     * @param requestKey the same for every repetition of one request, so that it counts once
     * @param status such as {@code SUCCESS} or {@code FAILURE}
     * @param reason null when the sender gave none
     * @param data the payload's data as JSON text, sealed in the context (stack id, resource,
     *     {@code signal}); null when the sender gave none
     */
    @EventType("hearth.signal.received.v1")
    record SignalReceived(
            StackRef stack,
            String resource,
            SignalDialect dialect,
            @Nullable String signalId,
            String requestKey,
            String status,
            @Nullable String reason,
            @Nullable Sealed data,
            Instant receivedAt)
            implements SignalEvent {}

    /**
     * A sender who may signal a resource was refused because of what is done to it.
     *
     * @param during the action, such as {@code SUSPEND}
     */
    @EventType("hearth.signal.refused.v1")
    record SignalRefused(StackRef stack, String resource, String during, Instant receivedAt)
            implements SignalEvent {}

    /**
     * A stack's owner lets a resource go on that waits at a hook.
     *
     * @param hook Heat's word, such as {@code pre-create}
     */
    @EventType("hearth.hook.unset.v1")
    record HookUnset(StackRef stack, String resource, String hook, Instant receivedAt)
            implements SignalEvent {}
}
