package io.hearth.access;

import io.hearth.contract.DenialReason;
import java.time.Duration;

/** What became of a token. */
public sealed interface TokenAuthentication {
    /** Keystone vouches for the caller. */
    record Authenticated(Principal principal) implements TokenAuthentication {}

    /**
     * Keystone does not know the token, or what it names has been revoked: 401.
     *
     * @param reason for operators
     */
    record Refused(DenialReason reason) implements TokenAuthentication {}

    /** Keystone gave no verdict: 503, and never a guess. */
    record Unavailable(Duration retryAfter) implements TokenAuthentication {}
}
