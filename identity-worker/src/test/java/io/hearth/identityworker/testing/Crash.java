package io.hearth.identityworker.testing;

/** The end of a process: nothing catches it, nothing is recorded after it. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("crash", null, false, false);
    }
}
