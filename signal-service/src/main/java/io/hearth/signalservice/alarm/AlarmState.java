package io.hearth.signalservice.alarm;

import io.hearth.contract.AlarmRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** CloudWatch's states of an alarm, by its names. */
public enum AlarmState {
    OK,
    ALARM,
    /** Nothing is known, as of a new alarm. */
    INSUFFICIENT_DATA;

    public static Optional<AlarmState> of(String name) {
        return Arrays.stream(values()).filter(state -> state.name().equals(name)).findFirst();
    }

    /** The ARNs of what is signalled in this state. */
    List<String> actions(AlarmRule rule) {
        return switch (this) {
            case OK -> rule.okActions();
            case ALARM -> rule.alarmActions();
            case INSUFFICIENT_DATA -> rule.insufficientDataActions();
        };
    }
}
