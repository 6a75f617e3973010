package io.hearth.template.function.collection;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.PureFunction;
import io.hearth.template.expression.SizeGuard;
import io.hearth.template.function.Call;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code map_replace}: a map with some of its keys and values exchanged. */
public record MapReplace(String function) implements PureFunction {
    public static Expression parse(Call call) {
        return Call.of(new MapReplace(call.function()), call.whole());
    }

    @Override
    public Object apply(List<@Nullable Object> arguments, SizeGuard guard) {
        if (!(arguments.getFirst() instanceof List<?> maps) || maps.size() != 2) {
            throw malformed();
        }
        Map<?, ?> input = map(maps.get(0));
        Map<?, ?> replacements = map(maps.get(1));
        for (Object key : replacements.keySet()) {
            if (!key.equals("keys") && !key.equals("values")) {
                throw malformed();
            }
        }
        Map<?, ?> keys = map(replacements.get("keys"));
        Map<?, ?> values = map(replacements.get("values"));
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        input.forEach(
                (key, value) -> {
                    String name = key(String.valueOf(key), keys, input, result);
                    result.put(name, value(value, values));
                });
        return Collections.unmodifiableMap(result);
    }

    private static String key(String key, Map<?, ?> keys, Map<?, ?> input, Map<?, ?> result) {
        Object replacement = keys.get(key);
        if (replacement == null) {
            return key;
        }
        String name = String.valueOf(replacement);
        if (input.containsKey(name) && !name.equals(key)) {
            throw wrong("key replacement %s collides with a key in the input map".formatted(name));
        }
        if (result.containsKey(name)) {
            throw wrong("key replacement %s collides with a key in the output map".formatted(name));
        }
        return name;
    }

    /** Keys of a template's map are text, so the value is looked up by its text. */
    private static @Nullable Object value(@Nullable Object value, Map<?, ?> values) {
        if (value instanceof Map || value instanceof List) {
            return value;
        }
        String name = value == null ? "null" : String.valueOf(value);
        return values.containsKey(name) ? values.get(name) : value;
    }

    private Map<?, ?> map(@Nullable Object value) {
        return switch (value) {
            case null -> Map.of();
            case Map<?, ?> map -> map;
            default ->
                    throw wrong(
                            "Incorrect arguments: to \"%1$s\", arguments must be a list of maps. Example:  %2$s"
                                    .formatted(function, example()));
        };
    }

    private TemplateException malformed() {
        return wrong("Incorrect arguments to \"%s\" should be: %s".formatted(function, example()));
    }

    private String example() {
        return "\"%s\" : [ { \"key1\": \"val1\" }, {\"keys\": {\"key1\": \"key2\"}, \"values\": {\"val1\": \"val2\"}}]"
                .formatted(function);
    }

    private static TemplateException wrong(String message) {
        return TemplateException.invalid(message, "");
    }
}
