package io.hearth.messaging;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells failures that pass by themselves (a database or network that is away) from defects. */
public final class Outage {
    /**
     * PostgreSQL's classes of errors that another try may not meet: connection, rollback,
     * resources, operator.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    private Outage() {}

    /** Whether the failure, or a cause of it, is of a kind that passes. */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
            if (cause instanceof PgException error
                    && error.getSqlState() != null
                    && PASSING_CLASSES.contains(error.getSqlState().substring(0, 2))) {
                return true;
            }
        }
        return false;
    }
}
