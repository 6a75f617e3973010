package io.hearth.identityworker.ledger;

/** What a row of the ledger stands for in Keystone. */
public enum Kind {
    /** The project of a stack tree. */
    PROJECT,
    /** A resource's user with its role, and its keypair if one is wanted with it. */
    USER,
    /** A resource's user without a role, and the trust of the stack's owner to it. */
    TRUSTEE,
    /** A keypair that one resource wants on the user, or trustee, of another. */
    KEYPAIR;

    /** Whether it stands for a user in Keystone. */
    public boolean isUser() {
        return this == USER || this == TRUSTEE;
    }
}
