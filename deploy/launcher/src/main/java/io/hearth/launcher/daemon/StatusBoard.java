package io.hearth.launcher.daemon;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.process.RecordedProcess;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** Where the parts tell how they are; every change is written down for the other commands. */
final class StatusBoard {
    private final StateDirectory state;
    private final Clock clock;
    private final RecordedProcess daemon = RecordedProcess.of(ProcessHandle.current());
    private final Map<Part, PartStatus> parts = new EnumMap<>(Part.class);
    private boolean ready;
    private boolean ending;

    StatusBoard(StateDirectory state, Clock clock) {
        this.state = state;
        this.clock = clock;
        save();
    }

    /** For a part with a process of its own. */
    synchronized void set(
            Part part, PartState now, ProcessHandle process, String version, int restarts) {
        parts.put(
                part,
                new PartStatus(
                        part, now, RecordedProcess.of(process), version, clock.millis(), restarts));
        save();
    }

    /** For a part within the daemon. */
    void set(Part part, PartState now, String version) {
        set(part, now, ProcessHandle.current(), version, 0);
    }

    synchronized void allReady() {
        ready = true;
        save();
    }

    synchronized void ending() {
        ending = true;
        save();
    }

    private void save() {
        new RunRecord(daemon, ready, ending, parts).save(state);
    }
}
