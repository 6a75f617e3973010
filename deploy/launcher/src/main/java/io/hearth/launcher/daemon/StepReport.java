package io.hearth.launcher.daemon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * A line that the daemon says to the command that started it.
 *
 * @param outcome what happened
 * @param step the step's name, such as {@code kafka}; empty for the whole
 * @param millis how long the step took
 * @param detail what is being done, or what went wrong
 * @param log the file that tells more about a failure
 */
public record StepReport(Outcome outcome, String step, long millis, String detail, String log) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a line tells. */
    public enum Outcome {
        /** Something that takes long has begun. */
        DOING,
        DONE,
        FAILED,
        /** All is up; nothing more will be said. */
        READY
    }

    String line() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report cannot be written.", e);
        }
    }

    /** The report in that line; empty for anything else that got into the stream. */
    public static Optional<StepReport> read(String line) {
        try {
            return Optional.of(JSON.readValue(line, StepReport.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
