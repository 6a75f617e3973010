package io.hearth.identityworker.ledger;

/** What ought to be. */
public enum Desired {
    PRESENT,
    /** There, and good for nothing: its resource is suspended. Users only. */
    DISABLED,
    ABSENT
}
