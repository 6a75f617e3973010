package io.hearth.stackapi.resource.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A definition in which the index of a member may stand.
 *
 * @param given as a template has it
 * @param variable what stands for the index
 */
public record IndexedDefinition(@Nullable Object given, String variable) {
    /** What has no value is left out, as if it were not given. */
    public Map<String, @Nullable Object> of(String index) {
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> parts) {
            parts.forEach(
                    (key, value) -> {
                        if (value != null) {
                            definition.put(String.valueOf(key), indexed(value, index));
                        }
                    });
        }
        return definition;
    }

    private @Nullable Object indexed(@Nullable Object value, String index) {
        return switch (value) {
            case String text -> text.replace(variable, index);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
                map.forEach(
                        (key, entry) -> replaced.put(String.valueOf(key), indexed(entry, index)));
                yield replaced;
            }
            case List<?> list -> {
                List<@Nullable Object> replaced = new ArrayList<>();
                list.forEach(entry -> replaced.add(indexed(entry, index)));
                yield replaced;
            }
            case null, default -> value;
        };
    }
}
