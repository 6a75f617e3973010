package io.hearth.stackapi.resource.scaling;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers among properties, whichever reader made them. */
public final class Numbers {
    private Numbers() {}

    /** Null for what is none. */
    public static @Nullable BigDecimal decimal(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return new BigDecimal(String.valueOf(value));
        } catch (NumberFormatException isNone) {
            return null;
        }
    }

    /** Null for what is none; the nearest for one that is beyond all sizes. */
    public static @Nullable Integer integer(@Nullable Object value) {
        BigDecimal number = decimal(value);
        return number == null
                ? null
                : number.min(BigDecimal.valueOf(Integer.MAX_VALUE))
                        .max(BigDecimal.valueOf(Integer.MIN_VALUE))
                        .intValue();
    }

    public static int required(@Nullable Object value) {
        Integer number = integer(value);
        if (number == null) {
            throw new IllegalArgumentException("'%s' is no number.".formatted(value));
        }
        return number;
    }
}
