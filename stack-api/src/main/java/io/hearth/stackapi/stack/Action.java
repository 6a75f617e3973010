package io.hearth.stackapi.stack;

/** What is done to a stack or resource, in Heat's words. */
public enum Action {
    /** A resource whose stack exists and that nothing was done to yet. */
    INIT,
    CREATE,
    DELETE,
    UPDATE,
    ROLLBACK,
    SUSPEND,
    RESUME,
    CHECK,
    SNAPSHOT,
    ADOPT,
    RESTORE
}
