package io.hearth.access.signature;

import java.time.Duration;
import java.time.Instant;

/** How old a signature may be. None may come from further in the future than clocks differ. */
public enum AgePolicy {
    /** A request signed when it is made. */
    REQUEST {
        @Override
        boolean accepts(Instant signedAt, Instant now) {
            return isNotFuture(signedAt, now) && !signedAt.isBefore(now.minus(WINDOW));
        }
    },
    /** A URL printed by us, good for as long as its key is, which goes with its resource. */
    PRESIGNED_URL {
        @Override
        boolean accepts(Instant signedAt, Instant now) {
            return isNotFuture(signedAt, now);
        }
    };

    static final Duration WINDOW = Duration.ofMinutes(15);

    abstract boolean accepts(Instant signedAt, Instant now);

    static boolean isNotFuture(Instant signedAt, Instant now) {
        return !signedAt.isAfter(now.plus(WINDOW));
    }
}
