package io.hearth.keystone;

import java.time.Instant;
import java.util.Optional;

/**
 * The trusts that are made of one trust; they end with it. Calls block, and throw what those of
 * {@link DelegatedKeystone} throw.
 *
 * @see <a href="https://docs.openstack.org/api-ref/identity/v3-ext/#os-trust-api">OS-TRUST</a>
 */
public interface Redelegations {
    /**
     * Hands the trust on; again is another one.
     *
     * @return the new trust's id
     */
    String make(Redelegation redelegation);

    /** The trust to this user that was made of this one, whether it has expired or not. */
    Optional<String> madeFor(String trusteeUserId);

    /** The same of several, of which each ends at another second. */
    Optional<String> madeFor(String trusteeUserId, Instant expiresAt);

    /** Whether a trust is there and has not expired. */
    boolean stands(String trustId);

    /** What is not there needs no end. */
    void end(String trustId);
}
