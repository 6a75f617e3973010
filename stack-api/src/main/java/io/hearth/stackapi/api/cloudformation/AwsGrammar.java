package io.hearth.stackapi.api.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A result for clients that say which {@code Version} of AWS's API they read, as all of AWS's own
 * do: what there is not is left out, where Heat writes {@code None}. They die of a time or a number
 * of that name.
 */
final class AwsGrammar {
    private AwsGrammar() {}

    static Object of(Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> given(map);
            case List<?> list ->
                    list.stream().filter(Objects::nonNull).map(AwsGrammar::of).toList();
            default -> tree;
        };
    }

    private static Map<String, @Nullable Object> given(Map<?, ?> map) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        map.forEach(
                (name, value) -> {
                    if (value != null) {
                        given.put(name.toString(), of(value));
                    }
                });
        return given;
    }
}
