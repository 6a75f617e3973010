package io.hearth.signalservice.binding;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackRef;
import java.util.Optional;
import java.util.Set;

/**
 * A resource as far as signals go.
 *
 * @param action the resource's action, such as {@code CREATE}
 * @param stackAction the stack's action; ahead of the resource's while the stack is being deleted
 */
public record Target(
        StackRef stack,
        String resource,
        String resourceType,
        SignalDialect dialect,
        String action,
        String status,
        String stackAction) {
    private static final Set<String> DEAF_ACTIONS = Set.of("SUSPEND", "DELETE");

    /** The action during which the resource takes no signals, if it is in one. */
    public Optional<String> deafDuring() {
        if (dialect == SignalDialect.DEPLOYMENT) {
            return Optional.empty(); // there may be something to deploy in each of them
        }
        if (DEAF_ACTIONS.contains(action)) {
            return Optional.of(action);
        }
        return DEAF_ACTIONS.contains(stackAction) ? Optional.of(stackAction) : Optional.empty();
    }

    /** Whether the resource is deleted, so that callers are told that there is none. */
    public boolean gone() {
        return action.equals("DELETE") && status.equals("COMPLETE");
    }
}
