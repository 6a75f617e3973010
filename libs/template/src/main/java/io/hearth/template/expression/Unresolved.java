package io.hearth.template.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands for what is not known before a resource exists. A function with an unresolved argument is
 * unresolved, and property checks let it pass.
 */
public enum Unresolved {
    VALUE;

    /** Whether the value is unresolved, or something in it is. */
    public static boolean isIn(@Nullable Object value) {
        return switch (value) {
            case Unresolved unresolved -> true;
            case List<?> list -> list.stream().anyMatch(Unresolved::isIn);
            case Map<?, ?> map -> map.values().stream().anyMatch(Unresolved::isIn);
            case null, default -> false;
        };
    }
}
