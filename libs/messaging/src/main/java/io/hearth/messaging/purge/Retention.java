package io.hearth.messaging.purge;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long what has ended is kept. */
@Singleton
public class Retention {
    private static final String MESSAGES = "hearth.retention.messages";
    private static final String DELETED_STACKS = "hearth.retention.deleted-stacks";

    private final Duration messages;
    private final Duration deletedStacks;

    Retention(
            @ConfigProperty(name = MESSAGES) Duration messages,
            @ConfigProperty(name = DELETED_STACKS) Duration deletedStacks) {
        if (messages.isNegative() || messages.isZero() || deletedStacks.compareTo(messages) < 0) {
            throw new IllegalArgumentException(
                    "%s is %s and %s is %s: the first must be more than zero and the second no shorter, since an event that the bus still has could bring back what is forgotten."
                            .formatted(MESSAGES, messages, DELETED_STACKS, deletedStacks));
        }
        this.messages = messages;
        this.deletedStacks = deletedStacks;
    }

    /** Of the ids of events and requests; must be longer than the bus keeps an event. */
    public Duration messages() {
        return messages;
    }

    /** Of deleted stacks, and of all that tells of them; never shorter than {@link #messages}. */
    public Duration deletedStacks() {
        return deletedStacks;
    }
}
