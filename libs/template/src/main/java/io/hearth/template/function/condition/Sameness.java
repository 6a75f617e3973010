package io.hearth.template.function.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Python's {@code ==} for plain data: {@code 1}, {@code 1.0} and {@code True} are one. */
public final class Sameness {
    private Sameness() {}

    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof List<?> list && other instanceof List<?> others) {
            return same(list, others);
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> others) {
            return same(map, others);
        }
        Number first = number(one);
        Number second = number(other);
        return first != null && second != null ? same(first, second) : Objects.equals(one, other);
    }

    /** Whether the list holds the value. */
    public static boolean contains(List<?> list, @Nullable Object value) {
        return list.stream().anyMatch(item -> same(item, value));
    }

    private static boolean same(List<?> list, List<?> others) {
        boolean same = list.size() == others.size();
        for (int index = 0; same && index < list.size(); index++) {
            same = same(list.get(index), others.get(index));
        }
        return same;
    }

    private static boolean same(Map<?, ?> map, Map<?, ?> others) {
        return map.size() == others.size()
                && map.entrySet().stream()
                        .allMatch(
                                entry ->
                                        others.containsKey(entry.getKey())
                                                && same(
                                                        entry.getValue(),
                                                        others.get(entry.getKey())));
    }

    private static @Nullable Number number(@Nullable Object value) {
        return switch (value) {
            case Boolean truth -> truth ? 1L : 0L;
            case Number number -> number;
            case null, default -> null;
        };
    }

    private static boolean same(Number first, Number second) {
        if (first instanceof Double || second instanceof Double) {
            double one = first.doubleValue();
            double other = second.doubleValue();
            if (!Double.isFinite(one) || !Double.isFinite(other)) {
                return one == other;
            }
        }
        return new BigDecimal(first.toString()).compareTo(new BigDecimal(second.toString())) == 0;
    }
}
