package io.hearth.template.environment;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PlainData;
import io.hearth.template.text.YamlReader;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an environment's sections. */
public final class EnvironmentText {
    private static final Set<String> SECTIONS =
            Set.of(
                    "parameters",
                    "resource_registry",
                    "parameter_defaults",
                    "encrypted_param_names",
                    "event_sinks",
                    "parameter_merge_strategies");

    private EnvironmentText() {}

    /**
     * The sections as they stand.
     *
     * @param environment YAML text, a map, or null for an empty one
     * @throws TemplateException when malformed
     */
    @SuppressWarnings("unchecked") // readers make text of every key
    public static Map<String, Object> sections(@Nullable Object environment) {
        try {
            Object document =
                    switch (environment) {
                        case null -> null;
                        case String text -> YamlReader.read(text);
                        case Map<?, ?> map -> PlainData.copy(map);
                        default -> environment;
                    };
            if (document == null) {
                return Map.of();
            }
            if (document instanceof Map) {
                return (Map<String, Object>) document;
            }
        } catch (MalformedTextException malformed) {
            throw wrong(malformed.getMessage(), "");
        }
        throw wrong("The environment is not a valid YAML mapping data type.", "");
    }

    /**
     * The sections, all of them known and none of them empty.
     *
     * @throws TemplateException when malformed or with an unknown section
     */
    public static Map<String, Object> checked(@Nullable Object environment) {
        Map<String, Object> sections = sections(environment);
        for (String name : sections.keySet()) {
            if (!SECTIONS.contains(name)) {
                throw wrong("environment has wrong section \"%s\"".formatted(name), name);
            }
            if (sections.get(name) == null) {
                throw wrong("environment has empty section \"%s\"".formatted(name), name);
            }
        }
        return sections;
    }

    /** An environment that is no such. */
    public static TemplateException wrong(String message, String path) {
        return new TemplateException(
                TemplateError.MALFORMED, "Environment not in valid format: " + message, path);
    }
}
