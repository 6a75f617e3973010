package io.hearth.identityworker.ledger;

/** What ought to be. */
public enum Desired {
    PRESENT,
    ABSENT
}
