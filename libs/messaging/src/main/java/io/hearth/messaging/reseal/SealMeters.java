package io.hearth.messaging.reseal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;

/** What is sealed by other keys than the one that seals, as the latest sweep has found it. */
final class SealMeters {
    /** Gauge: values that another key than the one that seals has sealed; tag {@code key}. */
    static final String OUTDATED = "hearth.sealed.outdated";

    /** Gauge: those of them that do not open; tag {@code key}. */
    static final String BROKEN = "hearth.sealed.broken";

    /** Counter: values that were sealed by the key that seals, after another. */
    static final String RESEALED = "hearth.resealed";

    private final MultiGauge outdated;
    private final MultiGauge broken;
    private final Counter resealed;

    SealMeters(MeterRegistry meters) {
        this.outdated = MultiGauge.builder(OUTDATED).register(meters);
        this.broken = MultiGauge.builder(BROKEN).register(meters);
        this.resealed = meters.counter(RESEALED);
        tell(Swept.NOTHING, Set.of(Beginnings.UNKNOWN), false);
    }

    /**
     * @param keys whose values are told of, be there none
     * @param known whether the sweep has seen everything there will be; else nobody knows how many
     *     there are
     */
    void tell(Swept swept, Set<String> keys, boolean known) {
        register(outdated, keys, swept.outdated(), known);
        register(broken, keys, swept.broken(), known);
        resealed.increment(swept.resealed());
    }

    private static void register(
            MultiGauge gauge, Set<String> keys, Map<String, Long> values, boolean known) {
        gauge.register(
                keys.stream()
                        .map(key -> row(key, known ? values.getOrDefault(key, 0L) : Double.NaN))
                        .toList(),
                true);
    }

    private static MultiGauge.Row<?> row(String key, Number value) {
        return MultiGauge.Row.of(Tags.of("key", key), value);
    }
}
