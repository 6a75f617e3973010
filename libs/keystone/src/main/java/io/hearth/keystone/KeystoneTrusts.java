package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;

/**
 * Trusts of others to the user of this login, asked for without blocking by services that have a
 * request of theirs in hand.
 *
 * @see <a href="https://docs.openstack.org/api-ref/identity/v3-ext/#os-trust-api">OS-TRUST</a>
 */
public interface KeystoneTrusts {
    /**
     * Makes a trust that does not expire in any life, with impersonation, to be handed on once.
     *
     * @param token the trustor's
     * @return its id; fails with a {@link KeystoneException} that holds Keystone's words, {@link
     *     KeystoneException.Forbidden} when the token may not make trusts
     */
    Uni<String> create(NewTrust trust, Secret token);

    /** Whether Keystone knows a trust to this login; fails as {@link #create} does. */
    Uni<Boolean> exists(String trustId);
}
