package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of inputs in the places where structured data refers to them.
 *
 * @param key by which it does, such as {@code get_input}
 * @param values input name to value
 * @param strict whether an input without a value is an error; else it is null
 */
record InputReferences(String key, Map<String, @Nullable Object> values, boolean strict) {
    /**
     * @throws TemplateException UserParameterMissing
     */
    @Nullable Object in(@Nullable Object data) {
        return switch (data) {
            case Map<?, ?> map when map.size() == 1 && map.get(key) instanceof String name ->
                    value(name);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach((name, entry) -> entries.put(String.valueOf(name), in(entry)));
                yield entries;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(in(item)));
                yield items;
            }
            case null, default -> data;
        };
    }

    private @Nullable Object value(String name) {
        if (strict && !values.containsKey(name)) {
            throw new TemplateException(
                    TemplateError.USER_PARAMETER_MISSING,
                    "The Parameter (%s) was not provided.".formatted(name));
        }
        return values.get(name);
    }
}
