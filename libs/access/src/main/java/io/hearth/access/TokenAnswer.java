package io.hearth.access;

import io.hearth.contract.DenialReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Keystone's word on a token as it is remembered.
 *
 * @param principal empty for a token that Keystone does not know
 * @param refusal what is wrong with it when there is no principal
 * @param expiresAt when the token ends
 * @param heardAt when Keystone was asked
 */
record TokenAnswer(
        Optional<Principal> principal, DenialReason refusal, Instant expiresAt, Instant heardAt) {
    static TokenAnswer of(Principal principal, Instant expiresAt, Instant heardAt) {
        return new TokenAnswer(
                Optional.of(principal), DenialReason.TOKEN_NOT_VALID, expiresAt, heardAt);
    }

    static TokenAnswer refusal(DenialReason refusal, Instant heardAt) {
        return new TokenAnswer(Optional.empty(), refusal, Instant.MAX, heardAt);
    }
}
