package io.hearth.template.parameter;

import io.hearth.template.value.Numbers;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule on a parameter's or property's value; the description replaces Heat's message when it is
 * given.
 */
public sealed interface Constraint {
    /** Shown instead of the standard message; null when the template gives none. */
    @Nullable String description();

    /** As {@code resource_types/{type}} shows it, e.g. {@code {"range": {"min": 1}}}. */
    default Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        String description = description();
        if (description != null) {
            shown.put("description", description);
        }
        switch (this) {
            case Length(Long min, Long max, String ignored) ->
                    shown.put("length", given("min", min, "max", max));
            case Range(BigDecimal min, BigDecimal max, String ignored) ->
                    shown.put("range", given("min", Numbers.plain(min), "max", Numbers.plain(max)));
            case Modulo(long step, long offset, String ignored) ->
                    shown.put("modulo", given("step", step, "offset", offset));
            case AllowedValues(List<Object> values, String ignored) ->
                    shown.put("allowed_values", values);
            case AllowedPattern(String pattern, String ignored) ->
                    shown.put("allowed_pattern", pattern);
            case Custom(String name, String ignored) -> shown.put("custom_constraint", name);
        }
        return shown;
    }

    private static Map<String, Object> given(
            String first, @Nullable Object one, String second, @Nullable Object other) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (one != null) {
            values.put(first, one);
        }
        if (other != null) {
            values.put(second, other);
        }
        return values;
    }

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
     * One of Heat's custom constraints. What tells by the value alone is checked ({@code ip_addr},
     * {@code net_cidr}, {@code dns_name}, …); one that would ask another service (e.g. {@code
     * nova.flavor}) lets everything pass, and an unknown name nothing.
     */
    record Custom(String name, @Nullable String description) implements Constraint {}
}
