package io.hearth.template.function.yaql;

import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.condition.Sameness;
import io.hearth.template.function.yaql.query.QueryException;
import io.hearth.template.text.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** YAQL's operators, which are Python's, only that null is less than everything. */
final class Operators {
    private static final int MAX_SHOWN = 60;
    private static final long MAX_TIMES = 10_000_000;

    private Operators() {}

    static @Nullable Object unary(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "not" -> !isTrue(operand);
            case "-" -> Arithmetic.negative(operand);
            default -> Arithmetic.number(operand);
        };
    }

    static @Nullable Object binary(
            String operator, @Nullable Object left, @Nullable Object right, SizeGuard guard) {
        return switch (operator) {
            case "=" -> Sameness.same(left, right);
            case "!=" -> !Sameness.same(left, right);
            case "<" -> compare(left, right) < 0;
            case "<=" -> compare(left, right) <= 0;
            case ">" -> compare(left, right) > 0;
            case ">=" -> compare(left, right) >= 0;
            case "in" -> isIn(left, right);
            case "+" -> plus(left, right, guard);
            case "*" -> times(left, right, guard);
            default -> Arithmetic.of(operator, left, right);
        };
    }

    /** Python's truth: nothing, zero and what is empty are false. */
    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case Number number -> number.doubleValue() != 0;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        if (left instanceof String one && right instanceof String other) {
            return one.compareTo(other);
        }
        if (left instanceof Number one && right instanceof Number other) {
            return Arithmetic.compare(one, other);
        }
        throw new QueryException("%s and %s do not compare".formatted(shown(left), shown(right)));
    }

    static boolean isIn(@Nullable Object value, @Nullable Object collection) {
        if (collection instanceof List<?> list) {
            return Sameness.contains(list, value);
        }
        if (collection instanceof String text && value instanceof String part) {
            return text.contains(part);
        }
        throw new QueryException("%s is no collection".formatted(shown(collection)));
    }

    static @Nullable Object plus(@Nullable Object left, @Nullable Object right, SizeGuard guard) {
        if (left instanceof String one && right instanceof String other) {
            guard.characters((long) one.length() + other.length());
            return one + other;
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            List<@Nullable Object> both = new ArrayList<>(one);
            both.addAll(other);
            guard.values(both.size());
            return both;
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            Map<Object, @Nullable Object> both = new LinkedHashMap<>(one);
            both.putAll(other);
            guard.values(both.size());
            return both;
        }
        return Arithmetic.of("+", left, right);
    }

    /** A text or list so many times, or a product of numbers. */
    private static @Nullable Object times(
            @Nullable Object left, @Nullable Object right, SizeGuard guard) {
        if (left instanceof Long && (right instanceof String || right instanceof List)) {
            return times(right, left, guard);
        }
        if (left instanceof String text && right instanceof Long count) {
            int times = (int) Math.clamp(count, 0, MAX_TIMES);
            guard.characters((long) text.length() * times);
            return text.repeat(times);
        }
        if (left instanceof List<?> list && right instanceof Long count) {
            int times = (int) Math.clamp(count, 0, MAX_TIMES);
            guard.values((long) list.size() * times);
            List<@Nullable Object> all = new ArrayList<>();
            for (int done = 0; done < times && !list.isEmpty(); done++) {
                all.addAll(list);
            }
            return all;
        }
        return Arithmetic.of("*", left, right);
    }

    /** A value as the key of a map. */
    static Object key(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number;
            case Boolean truth -> truth;
            case null -> "null";
            default -> throw new QueryException("%s is no key".formatted(shown(value)));
        };
    }

    static String shown(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> "a list of %d".formatted(list.size());
            case Map<?, ?> map -> "a map of %d".formatted(map.size());
            case String text when text.length() > MAX_SHOWN ->
                    "a text of %d characters".formatted(text.length());
            case null -> "null";
            default -> PythonText.repr(value);
        };
    }
}
