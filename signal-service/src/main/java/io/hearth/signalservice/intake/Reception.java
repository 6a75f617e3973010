package io.hearth.signalservice.intake;

import io.hearth.access.rest.FaultType;
import java.time.Duration;

/** What became of a signal. */
public sealed interface Reception {
    /** The broker has it; it cannot be lost any more. */
    record Durable() implements Reception {}

    /**
     * It is not one that this resource takes, now or ever.
     *
     * @param type Heat's name of the error
     * @param message for the sender
     */
    record Refused(FaultType type, String message) implements Reception {}

    /** The broker did not confirm in time; the sender should repeat it. */
    record Undelivered() implements Reception {}

    /**
     * There have been too many of late for this resource or its project; nothing was done.
     *
     * @param retryAfter after which the sender may repeat it
     */
    record TooMany(Duration retryAfter) implements Reception {}

    /** For meters. */
    default String outcome() {
        return switch (this) {
            case Durable durable -> "durable";
            case Refused refused -> "refused";
            case Undelivered undelivered -> "undelivered";
            case TooMany tooMany -> "too-many";
        };
    }
}
