package io.hearth.launcher.command;

import io.hearth.launcher.daemon.PartState;
import io.hearth.launcher.daemon.PartStatus;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.Ports;
import io.hearth.launcher.process.Memory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code hearth status}. Kafka and the edge live in the launcher's daemon and show its
 * memory.
 *
 * @param pid 0 when nothing runs here
 * @param url where a part is that runs elsewhere; empty for one of this machine
 * @param memoryKib resident memory of the process and its children
 */
record PartRow(
        String part,
        String state,
        long pid,
        List<Integer> ports,
        String version,
        long memoryKib,
        long uptimeSeconds,
        int restarts,
        String url) {
    private static final String EXTERNAL = "external";
    private static final String UNREACHABLE = "unreachable";

    /** A part that somebody else runs. */
    static PartRow external(Part part, URI url, boolean reachable) {
        return new PartRow(
                part.label(),
                reachable ? EXTERNAL : UNREACHABLE,
                0,
                List.of(),
                "-",
                0,
                0,
                0,
                url.toString());
    }

    static PartRow of(Part part, Optional<RunRecord> record, Ports ports) {
        List<Integer> numbers = part.listeners().stream().map(ports::of).toList();
        Optional<PartStatus> status = record.map(run -> run.parts().get(part));
        Optional<ProcessHandle> process = status.flatMap(found -> found.process().alive());
        if (status.isEmpty() || process.isEmpty()) {
            String state =
                    status.map(PartStatus::state)
                            .filter(last -> last == PartState.RESTARTING)
                            .orElse(PartState.STOPPED)
                            .label();
            return new PartRow(part.label(), state, 0, numbers, "-", 0, 0, 0, "");
        }
        boolean watched = record.flatMap(run -> run.daemon().alive()).isPresent();
        PartStatus found = status.get();
        long pid = found.process().pid();
        return new PartRow(
                part.label(),
                watched ? found.state().label() : "left behind",
                pid,
                numbers,
                found.version(),
                Memory.residentKib(pid, part == Part.POSTGRESQL || part == Part.KEYSTONE),
                Duration.between(Instant.ofEpochMilli(found.process().startedAt()), Instant.now())
                        .toSeconds(),
                found.restarts(),
                "");
    }

    boolean isReady() {
        return state.equals(PartState.READY.label()) || state.equals(EXTERNAL);
    }

    /** Such as {@code 2 d 3 h}, {@code 3 h 5 min}, {@code 5 min 7 s}. */
    static String uptime(long seconds) {
        Duration time = Duration.ofSeconds(Math.max(0, seconds));
        if (time.toDays() > 0) {
            return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
