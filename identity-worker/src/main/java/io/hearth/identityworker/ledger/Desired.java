package io.hearth.identityworker.ledger;

/** What ought to be. */
public enum Desired {
    PRESENT,
    /**
     * Good for nothing until it is resumed: a user is there and disabled, a keypair of its own
     * resource rests in the ledger and is out of Keystone.
     */
    DISABLED,
    ABSENT
}
