package io.hearth.template.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks into the value of an attribute or parameter. */
public final class AttributePath {
    private AttributePath() {}

    /** What lies at the path inside the value; null where the path leads nowhere, as in Heat. */
    public static @Nullable Object select(@Nullable Object value, List<Object> path) {
        Object current = value;
        for (Object step : path) {
            current = step(current, step);
        }
        return current;
    }

    /** The steps of a path; a null among them, which leads nowhere, becomes an empty key. */
    static List<Object> steps(List<@Nullable Object> path) {
        return path.stream().<Object>map(step -> step == null ? "" : step).toList();
    }

    private static @Nullable Object step(@Nullable Object value, Object step) {
        return switch (value) {
            case Map<?, ?> map -> map.get(String.valueOf(step));
            case List<?> list -> index(list, step);
            case Unresolved unresolved -> unresolved;
            case null, default -> null;
        };
    }

    private static @Nullable Object index(List<?> list, Object step) {
        try {
            int index = Integer.parseInt(String.valueOf(step));
            int positive = index < 0 ? index + list.size() : index;
            return positive >= 0 && positive < list.size() ? list.get(positive) : null;
        } catch (NumberFormatException notAnIndex) {
            return null;
        }
    }
}
