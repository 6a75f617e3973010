package io.hearth.launcher.parts;

/** What ends while there is work to do. */
public interface Victim {
    /** Such as {@code signal-service}. */
    String label();

    /** Ends it, by SIGKILL unless its label says otherwise. */
    void kill() throws Exception;

    /** Waits until it is up again. */
    void awaitReady() throws Exception;
}
