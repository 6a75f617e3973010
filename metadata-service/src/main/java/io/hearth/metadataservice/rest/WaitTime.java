package io.hearth.metadataservice.rest;

import io.hearth.access.rest.HeatFault;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a caller wants to wait for a change: {@code ?wait=SECONDS}, at most a minute. */
final class WaitTime {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private WaitTime() {}

    /**
     * @return zero when the caller does not want to wait
     * @throws HeatFault 400 when it is no number
     */
    static Duration parse(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        if (!SECONDS.matcher(text).matches()) {
            throw HeatFault.badRequest("Only a number of seconds is allowed for wait.");
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(text));
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }
}
