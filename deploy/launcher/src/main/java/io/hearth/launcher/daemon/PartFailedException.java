package io.hearth.launcher.daemon;

import java.nio.file.Path;

/** A part did not start; says which one, why, and where its log is. */
final class PartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path log;

    PartFailedException(String message, Path log) {
        super(message);
        this.log = log;
    }

    PartFailedException(String message, Path log, Throwable cause) {
        super(message, cause);
        this.log = log;
    }

    Path log() {
        return log;
    }
}
