package io.hearth.template.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what another parser made: copied, immutable, numbers as everywhere here, and under the
 * same limits.
 */
public final class PlainData {
    private PlainData() {}

    public static Map<String, @Nullable Object> copy(Map<?, ?> document)
            throws MalformedTextException {
        return map(document, new DocumentBudget(), 1);
    }

    private static @Nullable Object value(@Nullable Object value, DocumentBudget budget, int depth)
            throws MalformedTextException {
        DocumentBudget.depth(depth, () -> "");
        return switch (value) {
            case Map<?, ?> map -> map(map, budget, depth);
            case List<?> list -> list(list, budget, depth);
            case null, default -> {
                budget.scalar(String.valueOf(value), () -> "");
                yield scalar(value);
            }
        };
    }

    private static Map<String, @Nullable Object> map(
            Map<?, ?> map, DocumentBudget budget, int depth) throws MalformedTextException {
        budget.node(() -> "");
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key =
                    entry.getKey() instanceof String text
                            ? text
                            : JsonText.write(scalar(entry.getKey()));
            budget.scalar(key, () -> "");
            copy.put(key, value(entry.getValue(), budget, depth + 1));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<@Nullable Object> list(List<?> list, DocumentBudget budget, int depth)
            throws MalformedTextException {
        budget.node(() -> "");
        List<@Nullable Object> copy = new ArrayList<>();
        for (@Nullable Object item : list) {
            copy.add(value(item, budget, depth + 1));
        }
        return Collections.unmodifiableList(copy);
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        return switch (value) {
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            case BigInteger number -> YamlScalars.narrow(number);
            case Float number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case null -> null;
            case String text -> text;
            case Long number -> number;
            case Double number -> number;
            case Boolean truth -> truth;
            default ->
                    throw new IllegalArgumentException(
                            "A document holds a " + value.getClass().getName());
        };
    }
}
