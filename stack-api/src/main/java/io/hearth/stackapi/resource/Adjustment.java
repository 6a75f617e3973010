package io.hearth.stackapi.resource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How a group is to change its size.
 *
 * @param word as the template names the kind, such as {@code ChangeInCapacity}
 * @param least by how many members a percentage changes it at least; null for any number
 * @param cooldown seconds since the last change before which nothing is done; null for the group's
 */
public record Adjustment(
        Kind kind,
        String word,
        BigDecimal amount,
        @Nullable Integer least,
        @Nullable BigDecimal cooldown) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What the amount counts. */
    public enum Kind {
        /** Members more or less. */
        CHANGE,
        /** Members. */
        EXACT,
        /** Of the members that there are; parts of one are cut off, but one at least. */
        PERCENT
    }

    /** As Heat tells of it, such as {@code ChangeInCapacity : 1}. */
    public String shown() {
        return "%s : %s".formatted(word, amount.toPlainString());
    }

    /** How many members there are to be, between these bounds. */
    public int of(int current, int lowest, int highest) {
        BigDecimal now = BigDecimal.valueOf(current);
        BigDecimal wanted =
                switch (kind) {
                    case CHANGE -> now.add(amount);
                    case EXACT -> amount;
                    case PERCENT -> now.add(share(now));
                };
        return wanted.max(BigDecimal.valueOf(lowest))
                .min(BigDecimal.valueOf(highest))
                .setScale(0, RoundingMode.DOWN)
                .intValue();
    }

    private BigDecimal share(BigDecimal now) {
        BigDecimal exact = now.multiply(amount).divide(HUNDRED);
        BigDecimal whole =
                exact.setScale(
                        0,
                        exact.abs().compareTo(BigDecimal.ONE) < 0
                                ? RoundingMode.UP
                                : RoundingMode.DOWN);
        return least != null && BigDecimal.valueOf(least).compareTo(whole.abs()) > 0
                ? BigDecimal.valueOf(whole.signum() > 0 ? least : -least)
                : whole;
    }
}
