package io.hearth.template;

import io.hearth.template.environment.EnvironmentFiles;
import io.hearth.template.environment.EnvironmentText;
import io.hearth.template.environment.ResourceRegistry;
import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PlainData;
import io.hearth.template.text.PythonText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    /** In the place of a value that is not shown. */
    public static final String MASK = "******";

    /**
     * @param environment YAML text, a map, or null for an empty one
     * @throws TemplateException when malformed or with an unknown section
     */
    public static Environment of(@Nullable Object environment) {
        return ofSections(EnvironmentText.checked(environment));
    }

    private static Environment ofSections(Map<String, Object> sections) {
        Map<String, Object> registry = new LinkedHashMap<>(map(sections, "resource_registry"));
        registry.putIfAbsent("resources", Map.of());
        ResourceRegistry.of(registry);
        return new Environment(
                map(sections, "parameters"),
                map(sections, "parameter_defaults"),
                Collections.unmodifiableMap(registry),
                list(sections, "encrypted_param_names"),
                map(sections, "parameter_merge_strategies"),
                sinks(sections));
    }

    /**
     * An environment's sections as they stand, to be merged with others before {@link #of} checks
     * them.
     *
     * @param environment YAML text, a map, or null for an empty one
     * @throws TemplateException when malformed
     */
    public static Map<String, Object> sections(@Nullable Object environment) {
        return EnvironmentText.sections(environment);
    }

    /**
     * The environments that a request names among its files, as one: later ones win, parameters are
     * merged by the strategies that they declare.
     *
     * @param names in their order
     * @param files file name to content
     * @param schemas see {@link Template#parameterSchemas}
     * @throws TemplateException when one is not there or malformed,
     *     ConflictingMergeStrategyForParam, InvalidMergeStrategyForParam
     */
    public static Environment ofFiles(
            List<?> names, Map<String, String> files, Map<String, ParameterSchema> schemas) {
        return of(EnvironmentFiles.merge(names, files, schemas));
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
        return EnvironmentText.wrong(
                "environment section \"%s\" must be a %s, not %s"
                        .formatted(name, expected, PythonText.type(found)),
                name);
    }

    private static List<Object> sinks(Map<String, Object> sections) {
        List<Object> sinks = list(sections, "event_sinks");
        for (Object sink : sinks) {
            if (!(sink instanceof Map<?, ?> map) || !(map.get("type") instanceof String)) {
                throw EnvironmentText.wrong(
                        "an event sink must be a map with a type, not " + PythonText.repr(sink),
                        "event_sinks");
            }
        }
        return sinks;
    }

    /** Which types are mapped, and where hooks, restrictions and marks are. */
    public ResourceRegistry registry() {
        return ResourceRegistry.of(resourceRegistry);
    }

    /**
     * The environment of the nested stack that stands behind a resource.
     *
     * @param given the nested stack's own parameters
     * @param without the registry's entry that names its template, see {@link
     *     io.hearth.template.environment.MappedType.Template#entry}; null for none
     */
    public Environment forNested(
            String resource, Map<String, ?> given, @Nullable List<String> without) {
        return new Environment(
                        Map.of(),
                        parameterDefaults,
                        registry().forNested(resource, without),
                        encryptedParameterNames,
                        parameterMergeStrategies,
                        eventSinks)
                .withParameters(given);
    }

    /**
     * With the templates that stand for types of their own name, which Heat writes into the
     * registry when it reads them.
     *
     * @param types of a template's resources
     */
    public Environment naming(Collection<String> types) {
        Map<String, Object> registry = new LinkedHashMap<>(resourceRegistry);
        types.stream()
                .filter(ResourceRegistry::isTemplate)
                .forEach(file -> registry.putIfAbsent(file, file));
        return new Environment(
                parameters,
                parameterDefaults,
                Collections.unmodifiableMap(registry),
                encryptedParameterNames,
                parameterMergeStrategies,
                eventSinks);
    }

    /** With the request's own {@code parameters} over those of the environment. */
    public Environment withParameters(Map<String, ?> given) {
        Map<String, Object> merged = new LinkedHashMap<>(parameters);
        try {
            merged.putAll(PlainData.copy(given));
        } catch (MalformedTextException malformed) {
            throw EnvironmentText.wrong(malformed.getMessage(), "parameters");
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
     * This environment with another one loaded over it, as a partial update does it: of each entry
     * the later one holds.
     */
    public Environment with(Environment later) {
        Map<String, Object> defaults = new LinkedHashMap<>(parameterDefaults);
        defaults.putAll(later.parameterDefaults);
        Map<String, Object> strategies = new LinkedHashMap<>(parameterMergeStrategies);
        strategies.putAll(later.parameterMergeStrategies);
        Set<Object> encrypted = new LinkedHashSet<>(encryptedParameterNames);
        encrypted.addAll(later.encryptedParameterNames);
        return new Environment(
                        parameters,
                        Collections.unmodifiableMap(defaults),
                        ResourceRegistry.merge(resourceRegistry, later.resourceRegistry),
                        List.copyOf(encrypted),
                        Collections.unmodifiableMap(strategies),
                        later.eventSinks.isEmpty() ? eventSinks : later.eventSinks)
                .withParameters(later.parameters);
    }

    /** With whatever another one marks as the creator's secrets. */
    public Environment withMarksOf(Environment other) {
        return new Environment(
                parameters,
                parameterDefaults,
                registry().withMarksOf(other.registry()),
                encryptedParameterNames,
                parameterMergeStrategies,
                eventSinks);
    }

    /** With those parameters only whose names pass. */
    public Environment withParametersOf(Predicate<String> name) {
        Map<String, Object> kept = new LinkedHashMap<>(parameters);
        kept.keySet().removeIf(name.negate());
        return new Environment(
                Collections.unmodifiableMap(kept),
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
