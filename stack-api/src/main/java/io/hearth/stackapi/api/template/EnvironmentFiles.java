package io.hearth.stackapi.api.template;

import io.hearth.access.rest.HeatFault;
import io.hearth.template.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environments that a request names among its files. Later ones win over earlier ones, and the
 * request's own {@code environment} over them all; maps are merged key by key.
 */
final class EnvironmentFiles {
    private final Map<String, @Nullable Object> merged;

    private EnvironmentFiles(Map<String, @Nullable Object> merged) {
        this.merged = merged;
    }

    static EnvironmentFiles of(List<?> names, Map<String, String> files) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (Object name : names) {
            mergeInto(merged, read(name, files));
        }
        return new EnvironmentFiles(merged);
    }

    /**
     * @param environment YAML text, a map, or null for none
     */
    Environment overlaidWith(@Nullable Object environment) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(merged);
        mergeInto(all, Environment.sections(environment));
        return Environment.of(all);
    }

    private static Map<String, Object> read(@Nullable Object name, Map<String, String> files) {
        String text = name instanceof String key ? files.get(key) : null;
        if (text == null) {
            throw HeatFault.badRequest(
                    "'environment_files' names '%s', which is not in 'files'.".formatted(name));
        }
        return Environment.sections(text);
    }

    @SuppressWarnings("unchecked") // maps from JSON and YAML, whose keys are made texts here
    private static void mergeInto(Map<String, @Nullable Object> target, Map<?, ?> more) {
        more.forEach(
                (key, value) -> {
                    String name = String.valueOf(key);
                    if (value instanceof Map<?, ?> map
                            && target.get(name) instanceof Map<?, ?> old) {
                        Map<String, @Nullable Object> both =
                                new LinkedHashMap<>((Map<String, @Nullable Object>) old);
                        mergeInto(both, map);
                        target.put(name, both);
                    } else {
                        target.put(name, value);
                    }
                });
    }
}
