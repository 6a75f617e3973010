package io.hearth.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with its CloudEvents attributes.
 *
 * @param id unique per event; consumers drop an id that they have seen
 * @param source the service that published it, such as {@code /hearth/stack-api}
 */
public record EventEnvelope(UUID id, String source, Instant time, Event event) {
    /** The Kafka record's key. */
    public String key() {
        return event.key();
    }

    /** The CloudEvents {@code subject}: the id of the stack or deployment. */
    public String subject() {
        return event.subject();
    }
}
