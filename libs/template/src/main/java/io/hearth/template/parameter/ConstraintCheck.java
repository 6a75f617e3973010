package io.hearth.template.parameter;

import io.hearth.template.text.JsonText;
import io.hearth.template.text.PythonText;
import io.hearth.template.value.BoundedPattern;
import io.hearth.template.value.CustomConstraints;
import io.hearth.template.value.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds values against constraints, for parameters and properties alike. */
public final class ConstraintCheck {
    private ConstraintCheck() {}

    /**
     * @param toType makes the type's value of an allowed value or of the value (a number of {@code
     *     "3"}), so that both compare; may throw IllegalArgumentException
     * @throws IllegalArgumentException with the constraint's description, else Heat's message
     */
    public static void check(
            List<Constraint> constraints,
            @Nullable Object value,
            UnaryOperator<@Nullable Object> toType) {
        for (Constraint constraint : constraints) {
            if (!holds(constraint, value, toType)) {
                String description = constraint.description();
                throw new IllegalArgumentException(
                        description == null ? message(constraint, value) : description);
            }
        }
    }

    private static boolean holds(
            Constraint constraint, @Nullable Object value, UnaryOperator<@Nullable Object> toType) {
        return switch (constraint) {
            case Constraint.Length(Long min, Long max, String ignored) ->
                    within(BigDecimal.valueOf(length(value)), decimal(min), decimal(max));
            case Constraint.Range(BigDecimal min, BigDecimal max, String ignored) ->
                    within(Numbers.exact(Numbers.parse(value)), min, max);
            case Constraint.Modulo modulo -> isMultiple(Numbers.parse(value), modulo);
            case Constraint.AllowedValues(List<Object> values, String ignored) ->
                    isAllowed(value, values, toType);
            case Constraint.AllowedPattern(String pattern, String ignored) ->
                    BoundedPattern.compile(pattern).matches(PythonText.str(value));
            case Constraint.Custom(String name, String ignored) ->
                    CustomConstraints.problem(name, value) == null;
        };
    }

    private static String message(Constraint constraint, @Nullable Object value) {
        return switch (constraint) {
            case Constraint.Length(Long min, Long max, String ignored) ->
                    "length (%d) is out of range (min: %s, max: %s)"
                            .formatted(length(value), PythonText.str(min), PythonText.str(max));
            case Constraint.Range(BigDecimal min, BigDecimal max, String ignored) ->
                    "%s is out of range (min: %s, max: %s)"
                            .formatted(
                                    PythonText.str(value),
                                    PythonText.str(Numbers.plain(min)),
                                    PythonText.str(Numbers.plain(max)));
            case Constraint.Modulo(long step, long offset, String ignored) ->
                    "%s is not a multiple of %d with an offset of %d"
                            .formatted(PythonText.str(value), step, offset);
            case Constraint.AllowedValues(List<Object> values, String ignored) ->
                    "%s is not an allowed value %s"
                            .formatted(
                                    JsonText.write(value),
                                    values.stream()
                                            .map(JsonText::write)
                                            .collect(Collectors.joining(", ", "[", "]")));
            case Constraint.AllowedPattern(String pattern, String ignored) ->
                    "\"%s\" does not match pattern \"%s\""
                            .formatted(PythonText.str(value), pattern);
            case Constraint.Custom(String name, String ignored) ->
                    String.valueOf(CustomConstraints.problem(name, value));
        };
    }

    private static @Nullable BigDecimal decimal(@Nullable Long value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static boolean within(
            BigDecimal value, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        return (min == null || value.compareTo(min) >= 0)
                && (max == null || value.compareTo(max) <= 0);
    }

    private static long length(@Nullable Object value) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default ->
                    throw new IllegalArgumentException(
                            "object of type '%s' has no len()".formatted(PythonText.type(value)));
        };
    }

    /** Python's modulo has the sign of the step. */
    private static boolean isMultiple(Number value, Constraint.Modulo modulo) {
        BigDecimal step = BigDecimal.valueOf(modulo.step());
        BigDecimal rest = Numbers.exact(value).remainder(step);
        BigDecimal signed =
                rest.signum() != 0 && rest.signum() != step.signum() ? rest.add(step) : rest;
        return signed.compareTo(BigDecimal.valueOf(modulo.offset())) == 0;
    }

    private static boolean isAllowed(
            @Nullable Object value, List<Object> allowed, UnaryOperator<@Nullable Object> toType) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(allowed::contains);
        }
        @Nullable Object typed = toType.apply(value);
        return allowed.stream().anyMatch(one -> same(toType.apply(one), typed));
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number first && other instanceof Number second) {
            return comparable(first).compareTo(comparable(second)) == 0;
        }
        return Objects.equals(one, other);
    }

    private static BigDecimal comparable(Number number) {
        return number instanceof BigInteger whole ? new BigDecimal(whole) : Numbers.exact(number);
    }
}
