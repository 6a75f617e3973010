package io.hearth.template.parameter;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule on a parameter's or property's value; the description replaces Heat's message when it is
 * given.
 */
public sealed interface Constraint {
    /** Shown instead of the standard message; null when the template gives none. */
    @Nullable String description();

    /** Characters of a string, items of a list or map. */
    record Length(@Nullable Long min, @Nullable Long max, @Nullable String description)
            implements Constraint {}

    record Range(@Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable String description)
            implements Constraint {}

    record Modulo(long step, long offset, @Nullable String description) implements Constraint {}

    record AllowedValues(List<Object> values, @Nullable String description) implements Constraint {
        public AllowedValues {
            values = List.copyOf(values);
        }
    }

    /** A regular expression that the whole value must match; matched within a time limit. */
    record AllowedPattern(String pattern, @Nullable String description) implements Constraint {}

    /**
     * A constraint that asks another service (e.g. {@code nova.flavor}); none is known, so it lets
     * everything pass.
     */
    record Custom(String name, @Nullable String description) implements Constraint {}
}
