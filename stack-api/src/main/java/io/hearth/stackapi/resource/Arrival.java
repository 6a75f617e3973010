package io.hearth.stackapi.resource;

/** What a waiting resource gets. */
public enum Arrival {
    /** The identity is there; its ids and secrets are in what is stored of the resource. */
    IDENTITY,
    /** The handle, or the resource itself, has got a signal. */
    SIGNAL,
    /** What was to be looked up is in view. */
    CONFIG,
    /** The nested stack has come to an end of what it did. */
    STACK,
    /** The time is over. */
    DUE
}
