package io.hearth.launcher.command;

import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.Ports;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much each service keeps that older keys have sealed, as their metrics tell it. */
final class SealedCounts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ROW =
            Pattern.compile(
                    "hearth_sealed_(outdated|broken)\\{(?:.*,)?key=\"([^\"]+)\".*\\} ([0-9.E]+)");

    static final SealedCounts UNKNOWN = new SealedCounts(Map.of());

    private final Map<Part, Map<String, Count>> counts;

    private SealedCounts(Map<Part, Map<String, Count>> counts) {
        this.counts = counts;
    }

    /**
     * Of a key, in a service.
     *
     * @param values that it has sealed
     * @param broken those of them that do not open
     */
    record Count(long values, long broken) {
        private Count plus(String what, long number) {
            return what.equals("broken") ? new Count(values, number) : new Count(number, broken);
        }
    }

    /** Nothing is known of a service that does not answer, nor of a Hearth that is down. */
    static SealedCounts of(StateDirectory state) throws InterruptedException {
        Map<Part, Map<String, Count>> counts = new EnumMap<>(Part.class);
        if (RunRecord.running(state).isPresent()) {
            Ports ports = Settings.load(state).ports();
            for (Part service : Part.services()) {
                counts.put(service, read(metrics(ports.of(service.listeners().getFirst()))));
            }
        }
        return new SealedCounts(counts);
    }

    private static String metrics(int port) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:%d/q/metrics"
                                                            .formatted(port)))
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    /** By the names of keys; without those of which the service does not know it itself. */
    static Map<String, Count> read(String metrics) {
        Map<String, Count> counts = new HashMap<>();
        metrics.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(
                        row ->
                                counts.compute(
                                        row.group(2),
                                        (key, known) -> plus(known, row.group(1), row.group(3))));
        return counts;
    }

    private static Count plus(@Nullable Count known, String what, String number) {
        return (known == null ? new Count(0, 0) : known)
                .plus(what, (long) Double.parseDouble(number));
    }

    /** Empty while the service has not counted since the key became one that does not seal. */
    Optional<Count> of(Part service, String key) {
        return Optional.ofNullable(counts.getOrDefault(service, Map.of()).get(key));
    }
}
