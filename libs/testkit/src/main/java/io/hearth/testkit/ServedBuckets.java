package io.hearth.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The buckets in which a service counts a latency. */
public final class ServedBuckets {
    private static final Set<String> BOUNDS =
            Set.of(
                    "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0",
                    "10.0", "+Inf");

    private ServedBuckets() {}

    /**
     * Holds that there are those that {@code docs/metrics.md} names, and no others.
     *
     * @param timer such as {@code http_server_requests}
     * @param served by the service, in Prometheus' text format
     */
    public static void assertOf(String timer, String served) {
        Pattern bucket =
                Pattern.compile("(?m)^%s_seconds_bucket\\{.*\\ble=\"([^\"]+)\"".formatted(timer));

        assertThat(
                        bucket.matcher(served)
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet()))
                .as("buckets of %s", timer)
                .isEqualTo(BOUNDS);
    }
}
