package io.hearth.launcher.daemon;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.process.RecordedProcess;

/**
 * A part as the daemon sees it.
 *
 * @param process what runs it; the daemon itself for the parts within it
 * @param since when it came into this state, in milliseconds since 1970
 * @param restarts how often it ended by itself since the daemon started
 */
public record PartStatus(
        Part part,
        PartState state,
        RecordedProcess process,
        String version,
        long since,
        int restarts) {}
