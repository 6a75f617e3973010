package io.hearth.template.environment;

import io.hearth.template.parameter.ParameterSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environments that a request names among its files, as one. Later ones win; parameters are
 * merged by the strategies that the files declare.
 */
public final class EnvironmentFiles {
    private static final String PARAMETERS = "parameters";
    private static final String DEFAULTS = "parameter_defaults";
    private static final String STRATEGIES = "parameter_merge_strategies";

    private final ParameterMerge parameters;
    private final Map<String, @Nullable Object> merged = new LinkedHashMap<>();

    private EnvironmentFiles(Map<String, ParameterSchema> schemas) {
        this.parameters = new ParameterMerge(schemas);
    }

    /**
     * The sections of all.
     *
     * @param names of the environments among the files, in their order
     * @param files file name to content
     * @param schemas of the parameters of the template and those in its files
     * @throws io.hearth.template.error.TemplateException when one is not there or malformed, or
     *     their strategies do not fit
     */
    public static Map<String, @Nullable Object> merge(
            List<?> names, Map<String, String> files, Map<String, ParameterSchema> schemas) {
        EnvironmentFiles environments = new EnvironmentFiles(schemas);
        for (@Nullable Object name : names) {
            String text = name instanceof String key ? files.get(key) : null;
            if (text == null) {
                throw EnvironmentText.wrong(
                        "\"environment_files\" names \"%s\", which is not in \"files\""
                                .formatted(name),
                        "environment_files");
            }
            environments.add(String.valueOf(name), EnvironmentText.checked(text));
        }
        return environments.merged;
    }

    private void add(String file, Map<String, Object> sections) {
        Map<?, ?> strategies = map(sections.get(STRATEGIES));
        sections.forEach(
                (section, value) -> {
                    switch (section) {
                        case STRATEGIES -> {}
                        case PARAMETERS, DEFAULTS ->
                                merged.put(
                                        section,
                                        parameters.merged(
                                                texts(merged.get(section)),
                                                map(value),
                                                strategies,
                                                file));
                        default -> merged.put(section, both(merged.get(section), value));
                    }
                });
    }

    private static Object both(@Nullable Object old, Object value) {
        if (old instanceof Map<?, ?> one && value instanceof Map<?, ?> other) {
            return registries(one, other);
        }
        if (old instanceof List<?> one && value instanceof List<?> other) {
            List<@Nullable Object> all = new ArrayList<>(one);
            all.addAll(other);
            return all;
        }
        return value;
    }

    /** What is said of single resources is put together, too. */
    private static Map<String, @Nullable Object> registries(Map<?, ?> one, Map<?, ?> other) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        one.forEach((key, value) -> all.put(String.valueOf(key), value));
        other.forEach(
                (key, value) -> {
                    if (value != null) {
                        all.put(String.valueOf(key), both(all.get(String.valueOf(key)), value));
                    }
                });
        return all;
    }

    private static Map<?, ?> map(@Nullable Object section) {
        return section instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Map<String, @Nullable Object> texts(@Nullable Object section) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map(section).forEach((key, value) -> values.put(String.valueOf(key), value));
        return values;
    }
}
