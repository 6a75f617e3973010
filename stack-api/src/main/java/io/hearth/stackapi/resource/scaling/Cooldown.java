package io.hearth.stackapi.resource.scaling;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a group's metadata tell of its last change of size, as Heat writes it: {@code cooldown_end},
 * a map of one moment to what was done, and {@code scaling_in_progress}.
 */
final class Cooldown {
    private static final String END = "cooldown_end";
    private static final String IN_PROGRESS = "scaling_in_progress";
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    private Cooldown() {}

    /** Whether the group may change its size again. */
    static boolean isOver(Map<String, @Nullable Object> metadata, Instant now) {
        return end(metadata).filter(now::isBefore).isEmpty();
    }

    static Map<String, @Nullable Object> begun(Map<String, @Nullable Object> metadata) {
        Map<String, @Nullable Object> begun = new LinkedHashMap<>(metadata);
        begun.put(IN_PROGRESS, true);
        return begun;
    }

    /** A change that came to nothing leaves the cooldown as it is. */
    static Map<String, @Nullable Object> failed(Map<String, @Nullable Object> metadata) {
        Map<String, @Nullable Object> failed = new LinkedHashMap<>(metadata);
        failed.put(IN_PROGRESS, false);
        return failed;
    }

    /**
     * @param seconds from now; null for none
     * @param reason such as {@code ChangeInCapacity : 1}
     */
    static Map<String, @Nullable Object> finished(
            Map<String, @Nullable Object> metadata,
            Instant now,
            @Nullable BigDecimal seconds,
            String reason) {
        Duration rest =
                seconds == null
                        ? Duration.ZERO
                        : Duration.ofMillis(
                                seconds.max(BigDecimal.ZERO).multiply(MILLIS).longValue());
        Instant own = now.plus(rest).truncatedTo(ChronoUnit.MICROS);
        Instant end = end(metadata).filter(own::isBefore).orElse(own);
        Map<String, @Nullable Object> finished = failed(metadata);
        finished.put(END, Map.of(text(end), reason));
        return finished;
    }

    private static Optional<Instant> end(Map<String, @Nullable Object> metadata) {
        return metadata.get(END) instanceof Map<?, ?> end && !end.isEmpty()
                ? moment(String.valueOf(end.keySet().iterator().next()))
                : Optional.empty();
    }

    /** Templates may write there, too. */
    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException isNone) {
            return Optional.empty();
        }
    }

    /** As Python's isoformat writes a moment in UTC. */
    private static String text(Instant moment) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
}
