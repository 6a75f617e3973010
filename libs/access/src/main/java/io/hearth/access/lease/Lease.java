package io.hearth.access.lease;

import io.hearth.access.Principal;
import java.time.Duration;
import java.time.Instant;

/** What Keystone said of a keypair, and when. */
record Lease(Principal.StackUser principal, Instant grantedAt) {
    /** What a lease is worth at some time. */
    enum Phase {
        /** Good. */
        FRESH,
        /** Good, and time to ask again so that no request has to wait for it. */
        AGEING,
        /** Good only while Keystone cannot be asked. */
        GRACE,
        /** Worth nothing. */
        ENDED
    }

    Phase phase(Instant now, Duration term, Duration grace) {
        Duration age = Duration.between(grantedAt, now);
        if (age.compareTo(term.dividedBy(2)) < 0) {
            return Phase.FRESH;
        }
        if (age.compareTo(term) < 0) {
            return Phase.AGEING;
        }
        return age.compareTo(term.plus(grace)) < 0 ? Phase.GRACE : Phase.ENDED;
    }
}
