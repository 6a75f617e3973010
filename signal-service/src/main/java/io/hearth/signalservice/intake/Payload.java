package io.hearth.signalservice.intake;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a signal's body came to. */
sealed interface Payload {
    /**
     * A signal of its dialect's form.
     *
     * @param id null when the sender gave none
     * @param status {@code SUCCESS} or {@code FAILURE}
     */
    record Signal(
            @Nullable String id, String status, @Nullable String reason, @Nullable JsonNode data)
            implements Payload {}

    /**
     * @param reason for the sender, a full sentence
     */
    record Invalid(String reason) implements Payload {}

    /** Both in bytes. */
    record TooLong(int length, int longest) implements Payload {}
}
