package io.hearth.template.parameter;

import io.hearth.template.value.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of CloudFormation's parameters, in which {@code POST /validate} tells the constraints of
 * both dialects.
 */
final class ConstraintKeys {
    private ConstraintKeys() {}

    static void describe(List<Constraint> constraints, Map<String, Object> shown) {
        constraints.forEach(constraint -> describe(constraint, shown));
        String descriptions =
                constraints.stream()
                        .map(Constraint::description)
                        .filter(text -> text != null && !text.isEmpty())
                        .collect(Collectors.joining(" "));
        if (!descriptions.isEmpty()) {
            shown.put("ConstraintDescription", descriptions);
        }
    }

    private static void describe(Constraint constraint, Map<String, Object> shown) {
        switch (constraint) {
            case Constraint.Length(Long min, Long max, String ignored) -> {
                put(shown, "MinLength", min);
                put(shown, "MaxLength", max);
            }
            case Constraint.Range(BigDecimal min, BigDecimal max, String ignored) -> {
                put(shown, "MinValue", Numbers.plain(min));
                put(shown, "MaxValue", Numbers.plain(max));
            }
            case Constraint.Modulo(long step, long offset, String ignored) -> {
                shown.put("Step", step);
                shown.put("Offset", offset);
            }
            case Constraint.AllowedValues(List<Object> values, String ignored) ->
                    shown.put("AllowedValues", values);
            case Constraint.AllowedPattern(String pattern, String ignored) ->
                    shown.put("AllowedPattern", pattern);
            case Constraint.Custom(String name, String ignored) ->
                    shown.put("CustomConstraint", name);
        }
    }

    private static void put(Map<String, Object> shown, String key, @Nullable Object value) {
        if (value != null) {
            shown.put(key, value);
        }
    }
}
