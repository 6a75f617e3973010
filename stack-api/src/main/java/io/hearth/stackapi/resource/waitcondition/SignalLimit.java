package io.hearth.stackapi.resource.waitcondition;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many signals with different ids a handle keeps. They are one document, read and written at
 * each signal and published to the instance's readers, so that it must not grow for ever.
 */
@Singleton
class SignalLimit {
    private static final String PROPERTY = "hearth.limit.signals-per-handle";

    private final int most;

    SignalLimit(@ConfigProperty(name = PROPERTY) int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "%s is %d; it must be at least 1.".formatted(PROPERTY, most));
        }
        this.most = most;
    }

    boolean isTooLowFor(int signals) {
        return signals > most;
    }

    /** Whether a handle with so many signals can take one with another id. */
    boolean isReached(int signals) {
        return signals >= most;
    }

    /** Why a signal is dropped. */
    String dropped(String id) {
        return "Signal: dropped: the handle keeps %d signals (%s), and '%s' is none of them"
                .formatted(most, PROPERTY, id);
    }

    /** Why a condition that waits for so many could never complete. */
    String beyond(int count) {
        return "%d signals are awaited, and a handle keeps %d (%s)"
                .formatted(count, most, PROPERTY);
    }
}
