package io.hearth.stackapi.resource.scaling;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a group's size that a signal has begun.
 *
 * @param capacity that it leads to
 * @param cooldown seconds that the group rests after it; null for none
 * @param reason such as {@code ChangeInCapacity : 1}
 */
record Resizing(int capacity, @Nullable BigDecimal cooldown, String reason) {
    private static final String PARTS = "|";

    /** As a text to remember. */
    String write() {
        return capacity
                + PARTS
                + (cooldown == null ? "" : cooldown.toPlainString())
                + PARTS
                + reason;
    }

    /** Empty for none. */
    static Optional<Resizing> read(String text) {
        String[] parts = text.split("\\|", 3);
        return parts.length < 3
                ? Optional.empty()
                : Optional.of(
                        new Resizing(
                                Integer.parseInt(parts[0]),
                                parts[1].isEmpty() ? null : new BigDecimal(parts[1]),
                                parts[2]));
    }
}
