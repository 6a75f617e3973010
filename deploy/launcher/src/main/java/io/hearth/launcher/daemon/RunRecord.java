package io.hearth.launcher.daemon;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.process.RecordedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What runs, as the daemon last wrote it down in the state directory. Another process must check
 * each pid before it believes it.
 *
 * @param ready whether every part was up
 * @param ending whether the daemon was told to end and stops its parts
 */
public record RunRecord(
        RecordedProcess daemon, boolean ready, boolean ending, Map<Part, PartStatus> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    public RunRecord {
        parts = parts.isEmpty() ? Map.of() : new EnumMap<>(parts);
    }

    /** The last record; empty if there is none, or none that can be read. */
    public static Optional<RunRecord> load(StateDirectory state) {
        Path file = file(state);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), RunRecord.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The last record, if its daemon still runs. */
    public static Optional<RunRecord> running(StateDirectory state) {
        return load(state).filter(record -> record.daemon.alive().isPresent());
    }

    /** Whether anything runs, be it only what a killed daemon has left behind. */
    public static boolean anythingRuns(StateDirectory state) {
        return load(state)
                .filter(
                        record ->
                                Stream.concat(
                                                Stream.of(record.daemon),
                                                record.parts.values().stream()
                                                        .map(PartStatus::process))
                                        .anyMatch(process -> process.alive().isPresent()))
                .isPresent();
    }

    /**
     * @throws IllegalStateException if no Hearth runs there; names the remedy
     */
    public static void requireRunning(StateDirectory state) {
        if (running(state).isEmpty()) {
            throw new IllegalStateException(
                    "Hearth in %s is down; 'hearth up' starts it.".formatted(state.root()));
        }
    }

    void save(StateDirectory state) {
        try {
            StateDirectory.writePrivately(file(state), JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The run record cannot be written.", e);
        }
    }

    /**
     * The parts that were up, have ended and are not started again by the daemon: a start anew
     * brings them back. Kafka and the services it starts again itself.
     */
    public List<Part> ended() {
        return Stream.of(Part.KEYSTONE, Part.POSTGRESQL)
                .filter(part -> Optional.ofNullable(parts.get(part)).filter(gone()).isPresent())
                .toList();
    }

    private static Predicate<PartStatus> gone() {
        return status -> status.state() == PartState.READY && status.process().alive().isEmpty();
    }

    /**
     * Stops what a killed daemon has left behind, the services before what they need.
     *
     * @return the parts that were stopped
     */
    public List<Part> stopLeftovers() {
        List<Part> stopped = new ArrayList<>();
        for (Part part : stopOrder()) {
            PartStatus status = parts.get(part);
            if (status != null && status.process().alive().isPresent()) {
                status.process().stop(PATIENCE);
                stopped.add(part);
            }
        }
        return stopped;
    }

    @JsonIgnore
    private static List<Part> stopOrder() {
        List<Part> order = new ArrayList<>(Part.services());
        order.addAll(List.of(Part.KAFKA, Part.KEYSTONE, Part.POSTGRESQL));
        return order;
    }

    private static Path file(StateDirectory state) {
        return state.run("parts.json");
    }
}
