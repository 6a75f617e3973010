package io.hearth.stackapi.resource.trustee;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** When something ends, as a template tells it. */
final class Expiry {
    /** A trust cannot outlast that of the stack's tree, which Keystone has end after it. */
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private Expiry() {}

    /**
     * @param text an ISO 8601 time with its zone, such as {@code 2027-01-31T12:00:00Z}, or a
     *     duration of days and less, such as {@code P30D} or {@code PT12H}
     * @param from when a duration begins, and what has to be before the end
     * @throws IllegalArgumentException for anything else, and for what is over or too far off
     */
    static Instant of(String text, Instant from) {
        try {
            Instant end =
                    text.startsWith("P")
                            ? from.plus(Duration.parse(text))
                            : OffsetDateTime.parse(text).toInstant();
            // Keystone's own precision is finer, but not everybody's
            return checked(end.truncatedTo(ChronoUnit.SECONDS), from);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'%s' is neither an ISO 8601 time with its zone, such as 2027-01-31T12:00:00Z, nor a duration, such as P30D or PT12H"
                            .formatted(text));
        }
    }

    private static Instant checked(Instant end, Instant from) {
        if (!end.isAfter(from)) {
            throw new IllegalArgumentException("%s is over".formatted(end));
        }
        if (end.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "%s is too far off; the latest is %s".formatted(end, LATEST));
        }
        return end;
    }
}
