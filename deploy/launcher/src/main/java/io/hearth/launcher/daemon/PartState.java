package io.hearth.launcher.daemon;

import java.util.Locale;

/** How a part of a local Hearth is. */
public enum PartState {
    STARTING,
    READY,
    /** It ended by itself and is started again. */
    RESTARTING,
    FAILED,
    STOPPED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
