package io.hearth.identityworker.ledger;

/** What a row of the ledger stands for in Keystone. */
public enum Kind {
    /** The project of a stack tree. */
    PROJECT,
    /** A resource's user with its role, and its keypair if one is wanted with it. */
    USER,
    /** A keypair that one resource wants on the user of another. */
    KEYPAIR
}
