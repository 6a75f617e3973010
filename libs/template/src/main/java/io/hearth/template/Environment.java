package io.hearth.template;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PlainData;
import io.hearth.template.text.PythonText;
import io.hearth.template.text.YamlReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a request hands over besides the template.
 *
 * @param resourceRegistry raw, as {@code GET …/environment} shows it (holds at least {@code
 *     resources: {}})
 */
public record Environment(
        Map<String, Object> parameters,
        Map<String, Object> parameterDefaults,
        Map<String, Object> resourceRegistry,
        List<Object> encryptedParameterNames,
        Map<String, Object> parameterMergeStrategies,
        List<Object> eventSinks) {
    private static final String MASK = "******";
    private static final Set<String> SECTIONS =
            Set.of(
                    "parameters",
                    "resource_registry",
                    "parameter_defaults",
                    "encrypted_param_names",
                    "event_sinks",
                    "parameter_merge_strategies");

    /**
     * @param environment YAML text, a map, or null for an empty one
     * @throws TemplateException when malformed or with an unknown section
     */
    public static Environment of(@Nullable Object environment) {
        Map<String, Object> sections = sections(environment);
        for (String name : sections.keySet()) {
            if (!SECTIONS.contains(name)) {
                throw wrong("environment has wrong section \"%s\"".formatted(name), name);
            }
            if (sections.get(name) == null) {
                throw wrong("environment has empty section \"%s\"".formatted(name), name);
            }
        }
        Map<String, Object> registry = new LinkedHashMap<>(map(sections, "resource_registry"));
        registry.putIfAbsent("resources", Map.of());
        return new Environment(
                map(sections, "parameters"),
                map(sections, "parameter_defaults"),
                Collections.unmodifiableMap(registry),
                list(sections, "encrypted_param_names"),
                map(sections, "parameter_merge_strategies"),
                list(sections, "event_sinks"));
    }

    /**
     * An environment's sections as they stand, to be merged with others before {@link #of} checks
     * them.
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

    @SuppressWarnings("unchecked") // readers make text of every key
    private static Map<String, Object> map(Map<String, Object> sections, String name) {
        return switch (sections.getOrDefault(name, Map.of())) {
            case Map<?, ?> map -> (Map<String, Object>) map;
            case Object other -> throw wrongType(name, "map", other);
        };
    }

    @SuppressWarnings("unchecked") // every list is one of plain data
    private static List<Object> list(Map<String, Object> sections, String name) {
        return switch (sections.getOrDefault(name, List.of())) {
            case List<?> list -> (List<Object>) list;
            case Object other -> throw wrongType(name, "list", other);
        };
    }

    private static TemplateException wrongType(String name, String expected, Object found) {
        return wrong(
                "environment section \"%s\" must be a %s, not %s"
                        .formatted(name, expected, PythonText.type(found)),
                name);
    }

    private static TemplateException wrong(String message, String path) {
        return new TemplateException(
                TemplateError.MALFORMED, "Environment not in valid format: " + message, path);
    }

    /** With the request's own {@code parameters} over those of the environment. */
    public Environment withParameters(Map<String, ?> given) {
        Map<String, Object> merged = new LinkedHashMap<>(parameters);
        try {
            merged.putAll(PlainData.copy(given));
        } catch (MalformedTextException malformed) {
            throw wrong(malformed.getMessage(), "parameters");
        }
        return new Environment(
                Collections.unmodifiableMap(merged),
                parameterDefaults,
                resourceRegistry,
                encryptedParameterNames,
                parameterMergeStrategies,
                eventSinks);
    }

    /**
     * With {@code ******} for the values of the named parameters, for {@code GET …/environment}.
     */
    public Environment masked(Predicate<String> hidden) {
        return new Environment(
                masked(parameters, hidden),
                masked(parameterDefaults, hidden),
                resourceRegistry,
                encryptedParameterNames,
                parameterMergeStrategies,
                eventSinks);
    }

    private static Map<String, Object> masked(
            Map<String, Object> values, Predicate<String> hidden) {
        Map<String, Object> masked = new LinkedHashMap<>(values);
        masked.replaceAll((name, value) -> hidden.test(name) ? MASK : value);
        return Collections.unmodifiableMap(masked);
    }

    /** As {@code POST /validate} and a preview print it. */
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("resource_registry", resourceRegistry);
        shown.put("parameters", parameters);
        shown.put("parameter_defaults", parameterDefaults);
        shown.put("event_sinks", eventSinks);
        return shown;
    }

    /** As {@code GET …/environment} prints it, and {@link #of} takes it. */
    public Map<String, Object> document() {
        Map<String, Object> document = shown();
        document.put("encrypted_param_names", encryptedParameterNames);
        if (!parameterMergeStrategies.isEmpty()) {
            document.put("parameter_merge_strategies", parameterMergeStrategies);
        }
        return document;
    }

    /** Without values: they may be secret. */
    @Override
    public String toString() {
        return "Environment" + parameters.keySet();
    }
}
