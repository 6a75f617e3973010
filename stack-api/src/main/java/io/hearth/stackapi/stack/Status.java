package io.hearth.stackapi.stack;

/** How far an {@link Action} has come. */
public enum Status {
    IN_PROGRESS,
    COMPLETE,
    FAILED
}
