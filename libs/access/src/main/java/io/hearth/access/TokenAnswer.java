package io.hearth.access;

import java.time.Instant;
import java.util.Optional;

/** Keystone's word on a token as it is remembered; empty for one that Keystone does not know. */
record TokenAnswer(Optional<Principal> principal, Instant expiresAt) {
    static TokenAnswer of(Principal principal, Instant expiresAt) {
        return new TokenAnswer(Optional.of(principal), expiresAt);
    }

    static TokenAnswer refusal() {
        return new TokenAnswer(Optional.empty(), Instant.MAX);
    }
}
