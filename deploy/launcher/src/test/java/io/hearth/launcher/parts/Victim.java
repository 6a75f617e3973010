package io.hearth.launcher.parts;

/** What is killed while there is work to do. */
public interface Victim {
    /** Such as {@code signal-service}. */
    String label();

    /** Ends it by SIGKILL. */
    void kill() throws Exception;

    /** Waits until it is up again. */
    void awaitReady() throws Exception;
}
