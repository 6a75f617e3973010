package io.hearth.messaging.reseal;

import java.util.HashMap;
import java.util.Map;

/**
 * What a sweep has come to.
 *
 * @param resealed how many values
 * @param outdated how many another key than the one that seals has sealed still, by its name
 * @param broken how many of these do not open
 */
record Swept(long resealed, Map<String, Long> outdated, Map<String, Long> broken) {
    static final Swept NOTHING = new Swept(0, Map.of(), Map.of());

    Swept {
        outdated = Map.copyOf(outdated);
        broken = Map.copyOf(broken);
    }

    Swept plus(Swept other) {
        return new Swept(
                resealed + other.resealed,
                sum(outdated, other.outdated),
                sum(broken, other.broken));
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new HashMap<>(one);
        other.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }
}
