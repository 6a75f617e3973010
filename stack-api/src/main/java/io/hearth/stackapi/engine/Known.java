package io.hearth.stackapi.engine;

import io.hearth.template.expression.Unresolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it is shown while parts of it are not known: those are null. */
final class Known {
    private Known() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Unresolved unknown -> null;
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> known = new LinkedHashMap<>();
                map.forEach((key, item) -> known.put(key, of(item)));
                yield known;
            }
            case List<?> list -> {
                List<@Nullable Object> known = new ArrayList<>();
                list.forEach(item -> known.add(of(item)));
                yield known;
            }
            case null, default -> value;
        };
    }

    /** An object with texts for keys; empty for what is none. */
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (of(value) instanceof Map<?, ?> map) {
            map.forEach((key, item) -> entries.put(String.valueOf(key), item));
        }
        return entries;
    }
}
