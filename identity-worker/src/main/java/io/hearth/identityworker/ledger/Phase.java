package io.hearth.identityworker.ledger;

/** How far an identity is known to be; each is recorded after the call that reached it. */
public enum Phase {
    /** Nothing is known to be in Keystone; a call may have been made whose answer was lost. */
    WANTED,
    /**
     * The user or keypair exists, and what it can do is to end before it gets another credential.
     */
    REVOKED,
    /** The user exists. */
    MADE,
    /** The user holds its role on the project, and its keypair exists if it is to have one. */
    EQUIPPED,
    /** All that is wanted exists and has been announced. */
    READY,
    /** All that is wanted exists, and the user is disabled, or the keypair rests; announced. */
    DISABLED,
    /**
     * It cannot be made; announced. Something half-made may be in Keystone until it is unwanted.
     */
    FAILED,
    /** On the way out: the keypair is gone, or the trust. */
    UNKEYED,
    /** Nothing is left in Keystone; announced. */
    REMOVED
}
