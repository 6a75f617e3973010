package io.hearth.template;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.ConditionSet;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.Resolver;
import io.hearth.template.expression.ResourceStates;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.parameter.ParameterValues;
import io.hearth.template.parameter.PseudoParameters;
import io.hearth.template.version.Dialect;
import io.hearth.template.version.TemplateText;
import io.hearth.template.version.TemplateVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A template, parsed and checked as far as it can be alone; immutable. Two are equal when their
 * documents are.
 *
 * @see <a href="https://docs.openstack.org/heat/latest/template_guide/hot_spec.html">HOT
 *     specification</a>
 */
public final class Template {
    static final String NO_DESCRIPTION = "No description";

    private final TemplateVersion version;
    private final String description;
    private final Declared declared;
    private final Map<String, Object> document;
    private final boolean conditional;
    private final DependencyGraph dependencies;

    /** The sections. */
    record Declared(
            Map<String, ParameterSchema> parameters,
            @Nullable List<Object> parameterGroups,
            ConditionSet conditions,
            Map<String, ResourceDefinition> resources,
            Map<String, OutputDefinition> outputs) {
        Declared {
            parameters = Collections.unmodifiableMap(parameters);
            resources = Collections.unmodifiableMap(resources);
            outputs = Collections.unmodifiableMap(outputs);
        }
    }

    Template(
            TemplateVersion version,
            String description,
            Declared declared,
            Map<String, Object> document) {
        this.version = version;
        this.description = description;
        this.declared = declared;
        this.document = document;
        this.conditional =
                declared.resources().values().stream().anyMatch(ResourceDefinition::isConditional)
                        || declared.outputs().values().stream()
                                .anyMatch(OutputDefinition::isConditional);
        this.dependencies =
                conditional
                        ? DependencyGraph.ofConditional(declared.resources())
                        : DependencyGraph.of(declared.resources());
    }

    /**
     * Parses YAML or JSON text.
     *
     * @throws TemplateException when it is malformed, over a limit, or no valid template
     */
    public static Template parse(String text) {
        return new TemplateParser(TemplateText.sections(text)).parse();
    }

    /**
     * Takes a document that is parsed already, under the same limits.
     *
     * @throws TemplateException as {@link #parse}
     */
    public static Template of(Map<?, ?> document) {
        return new TemplateParser(TemplateText.sections(document)).parse();
    }

    /** As written, e.g. {@code 2018-08-31} or {@code rocky}. */
    public String version() {
        return version.name();
    }

    public Dialect dialect() {
        return version.dialect();
    }

    /** As written; "No description" when absent, which is what Heat shows of a stack. */
    public String description() {
        return description;
    }

    /** In the template's order. */
    public Map<String, ParameterSchema> parameters() {
        return declared.parameters();
    }

    /** The parameter_groups section as written; null when absent. */
    public @Nullable List<Object> parameterGroups() {
        return declared.parameterGroups();
    }

    /** Name to definition, in the template's order. */
    public Map<String, Expression> conditions() {
        return declared.conditions().definitions();
    }

    /**
     * Whether what the template makes depends on its parameters: then only {@link #effective} says
     * which resources there are, and in which order.
     */
    public boolean isConditional() {
        return conditional;
    }

    /**
     * The template as it is for these values: without the resources whose condition does not hold,
     * with the chosen branch for each {@code if}, and with the dependencies that then are left. Its
     * {@link #document} and equality stay those of the whole template.
     *
     * @param files file name to content, for {@code get_file}
     * @throws TemplateException what is wrong with a condition, InvalidTemplateReference for a
     *     reference to a resource that is not there, CircularDependencyException
     */
    public Template effective(ParameterValues values, Map<String, String> files) {
        if (!conditional) {
            return this;
        }
        EffectiveParts parts =
                new EffectiveParts(version, new Resolver(values, files, ResourceStates.NONE));
        Map<String, ResourceDefinition> resources = parts.resources(declared.resources());
        return new Template(
                version,
                description,
                new Declared(
                        declared.parameters(),
                        declared.parameterGroups(),
                        ConditionSet.NONE,
                        resources,
                        parts.outputs(declared.outputs(), resources.keySet())),
                document);
    }

    /** In the template's order. */
    public Map<String, ResourceDefinition> resources() {
        return declared.resources();
    }

    /** In the template's order. */
    public Map<String, OutputDefinition> outputs() {
        return declared.outputs();
    }

    /** Which resource needs which; of a conditional template, as if all of it were there. */
    public DependencyGraph dependencies() {
        return dependencies;
    }

    /**
     * The parameters of this template and of all templates among the files; this one's win. They
     * tell how the parameters of several environments are merged.
     */
    public Map<String, ParameterSchema> parameterSchemas(Map<String, String> files) {
        Map<String, ParameterSchema> schemas = new LinkedHashMap<>();
        files.values().forEach(content -> schemas.putAll(parametersIn(content)));
        schemas.putAll(declared.parameters());
        return schemas;
    }

    private static Map<String, ParameterSchema> parametersIn(String content) {
        try {
            return new TemplateParser(TemplateText.sections(content)).parameters();
        } catch (TemplateException noTemplate) {
            return Map.of();
        }
    }

    /** The document as given, for {@code GET …/template}. */
    public Map<String, Object> document() {
        return document;
    }

    /**
     * The values of the parameters.
     *
     * @param given of the request and environment, merged; for a nested stack one may be {@link
     *     Unresolved}, or hold it, and is not checked then
     * @param defaults the environment's parameter_defaults
     * @throws TemplateException UserParameterMissing, UnknownUserParameter, StackValidationFailed
     */
    public ParameterValues parameterValues(
            Map<String, ?> given, Map<String, ?> defaults, PseudoParameters pseudo) {
        Map<String, Object> known = new LinkedHashMap<>(given);
        Map<String, Object> unknown = new LinkedHashMap<>();
        known.values().removeIf(Unresolved::isIn);
        given.forEach(
                (name, value) -> {
                    if (Unresolved.isIn(value)) {
                        unknown.put(name, Unresolved.VALUE);
                    }
                });
        return ParameterValues.of(
                version.dialect(), declared.parameters(), known, unknown, defaults, pseudo);
    }

    /** The attributes of a resource that are read anywhere by their literal name. */
    public Set<String> attributesRead(String resource) {
        return Stream.concat(
                        declared.resources().values().stream()
                                .flatMap(ResourceDefinition::expressions),
                        declared.outputs().values().stream().map(OutputDefinition::value))
                .flatMap(Expression::all)
                .filter(Expression.GetAttribute.class::isInstance)
                .map(Expression.GetAttribute.class::cast)
                .filter(get -> get.resource().equals(resource))
                .map(Expression.GetAttribute::attribute)
                .filter(Expression.Literal.class::isInstance)
                .map(literal -> String.valueOf(((Expression.Literal) literal).value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The parameters as {@code POST /validate} prints them: name → Type, Default, NoEcho, Label,
     * Description, AllowedValues, ….
     *
     * @param environment its parameters become Value, its parameter_defaults Default
     */
    public Map<String, Map<String, Object>> describedParameters(Environment environment) {
        Map<String, Map<String, Object>> described = new LinkedHashMap<>();
        declared.parameters()
                .forEach(
                        (name, schema) ->
                                described.put(
                                        name,
                                        schema.described(
                                                environment.parameters().get(name),
                                                environment.parameterDefaults().get(name))));
        return described;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template template && document.equals(template.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    @Override
    public String toString() {
        return "Template[%s, %d resources]".formatted(version.name(), declared.resources().size());
    }
}
