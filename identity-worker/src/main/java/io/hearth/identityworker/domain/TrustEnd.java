package io.hearth.identityworker.domain;

import io.hearth.identityworker.ledger.Identity;
import java.time.Instant;
import java.util.Optional;

/**
 * When the trust to an account that was there before ends: the one thing that tells it from others
 * to it.
 */
public interface TrustEnd {
    /**
     * Chooses the end before the trust is made; again is the same.
     *
     * @param latest what it is not to be after, in whole seconds
     */
    Instant reserve(Identity trustee, Instant latest);

    /** Chooses an earlier end in the place of the one that was, which Keystone does not take. */
    void another(Identity trustee);

    /** The end that was chosen, if one was. */
    Optional<Instant> of(Identity trustee);
}
