package io.hearth.identityworker.reconcile;

import io.hearth.identityworker.ledger.Identity;
import org.jspecify.annotations.Nullable;

/** What is to be done next for one identity. */
sealed interface Step {
    /** A change in Keystone; each is safe to make again when its answer was lost. */
    sealed interface Call extends Step {}

    record MakeProject() implements Call {}

    record MakeUser(String projectId) implements Call {}

    /** A user that is to have no role. */
    record MakeTrustee() implements Call {}

    /** Makes the trust of the stack's owner to the trustee. */
    record Entrust(String userId) implements Call {}

    /** Grants the user its role and, at the same time, makes the keypair that it is to hold. */
    record Equip(String projectId, String userId) implements Call {}

    /**
     * Of an identity that is a keypair of its own.
     *
     * @param trustId the trust under which it works; null for its user's own role
     */
    record MakeKeypair(String projectId, String userId, @Nullable String trustId) implements Call {}

    record LogIn(String projectId, String userId) implements Call {}

    record DisableUser() implements Call {}

    /**
     * @param projectId where it has its role; null for a trustee
     */
    record EnableUser(@Nullable String projectId) implements Call {}

    /** Of a trustee that rests, on an account which others go on using. */
    record WithdrawTrust() implements Call {}

    /**
     * For good, or for as long as it rests.
     *
     * @param holder the identity of the user that holds the keypair
     */
    record RemoveKeypair(Identity holder) implements Call {}

    /**
     * Ends all that an identity can do with the credentials that it had; a user gets its new
     * password by the way, if it has one.
     *
     * @param holder the identity of the user; null when it is gone with all that it held
     */
    record Revoke(@Nullable Identity holder) implements Call {}

    record RemoveTrust() implements Call {}

    record RemoveUser() implements Call {}

    record RemoveProject() implements Call {}

    /** Somebody is to be told what of it is in Keystone. */
    record Inspect() implements Step {}

    /**
     * The keypairs that a renewal has left for a while are to go, once it is time.
     *
     * @param holder as in {@link Revoke}
     */
    record Retire(@Nullable Identity holder) implements Step {}

    /** What it stands on is gone from Keystone with everything on it. */
    record AlreadyRemoved() implements Step {}

    /** It cannot be made. */
    record GiveUp(String reason) implements Step {}

    /** Another identity has to come first. */
    record Wait() implements Step {}

    /** All is as it ought to be. */
    record Settled() implements Step {}
}
