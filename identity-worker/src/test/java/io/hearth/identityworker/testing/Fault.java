package io.hearth.identityworker.testing;

/** What goes wrong at a Keystone call. */
public enum Fault {
    CRASH_BEFORE_THE_CALL,
    CRASH_BEFORE_THE_RECORD,
    ANSWER_LOST,
    EVENTS_REPEATED
}
