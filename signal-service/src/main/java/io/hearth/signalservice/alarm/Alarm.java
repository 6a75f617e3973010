package io.hearth.signalservice.alarm;

import io.hearth.contract.AlarmRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as it is.
 *
 * @param name no other of the project has it
 * @param rootId the root of the stack's tree whose resource it is; null for one of its owner's own
 * @param asleep whether it is not looked at, since its resource or stack is suspended
 * @param reason why it is in its state, a full sentence
 * @param stateAt since when it is in its state
 * @param changedAt since when it has its rule
 */
public record Alarm(
        String projectId,
        String name,
        AlarmRule rule,
        @Nullable String rootId,
        boolean asleep,
        AlarmState state,
        String reason,
        Instant stateAt,
        Instant changedAt) {
    /** In a state, which may be the one that it is in. */
    Alarm in(AlarmState entered, String why, Instant now) {
        return new Alarm(
                projectId,
                name,
                rule,
                rootId,
                asleep,
                entered,
                why,
                entered == state ? stateAt : now,
                changedAt);
    }

    /** Whether the API may change it. */
    public boolean isOwners() {
        return rootId == null;
    }
}
