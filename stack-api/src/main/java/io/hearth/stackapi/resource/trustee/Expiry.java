package io.hearth.stackapi.resource.trustee;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** When something ends, as a template tells it. */
final class Expiry {
    private Expiry() {}

    /**
     * @param text an ISO 8601 time with its zone, such as {@code 2027-01-31T12:00:00Z}, or a
     *     duration of days and less, such as {@code P30D} or {@code PT12H}
     * @param from when a duration begins
     * @throws IllegalArgumentException for anything else
     */
    static Instant of(String text, Instant from) {
        try {
            Instant end =
                    text.startsWith("P")
                            ? from.plus(Duration.parse(text))
                            : OffsetDateTime.parse(text).toInstant();
            // Keystone's own precision is finer, but not everybody's
            return end.truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'%s' is neither an ISO 8601 time with its zone, such as 2027-01-31T12:00:00Z, nor a duration, such as P30D or PT12H"
                            .formatted(text));
        }
    }
}
