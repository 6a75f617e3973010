package io.hearth.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Keystone's word on a token as it is remembered.
 *
 * @param principal empty for a token that Keystone does not know
 * @param expiresAt when the token ends
 * @param heardAt when Keystone was asked
 */
record TokenAnswer(Optional<Principal> principal, Instant expiresAt, Instant heardAt) {
    static TokenAnswer of(Principal principal, Instant expiresAt, Instant heardAt) {
        return new TokenAnswer(Optional.of(principal), expiresAt, heardAt);
    }

    static TokenAnswer refusal(Instant heardAt) {
        return new TokenAnswer(Optional.empty(), Instant.MAX, heardAt);
    }
}
