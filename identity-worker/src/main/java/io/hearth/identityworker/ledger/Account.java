package io.hearth.identityworker.ledger;

/** Where an identity's user in Keystone comes from. */
public enum Account {
    /** It is made for the identity, and removed with it. */
    MADE,
    /** It is one of the pool's, and goes back there. */
    LEASED,
    /** It was there before and others use it too; only a trust to it is made and removed. */
    SHARED
}
