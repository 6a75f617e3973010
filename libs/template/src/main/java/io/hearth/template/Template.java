package io.hearth.template;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.parameter.ParameterValues;
import io.hearth.template.parameter.PseudoParameters;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PlainData;
import io.hearth.template.text.YamlReader;
import io.hearth.template.version.Dialect;
import io.hearth.template.version.TemplateVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, ParameterSchema> parameters;
    private final @Nullable List<Object> parameterGroups;
    private final Map<String, ResourceDefinition> resources;
    private final Map<String, OutputDefinition> outputs;
    private final DependencyGraph dependencies;
    private final Map<String, Object> document;

    Template(
            TemplateVersion version,
            String description,
            Map<String, ParameterSchema> parameters,
            @Nullable List<Object> parameterGroups,
            Map<String, ResourceDefinition> resources,
            Map<String, OutputDefinition> outputs,
            DependencyGraph dependencies,
            Map<String, Object> document) {
        this.version = version;
        this.description = description;
        this.parameters = Collections.unmodifiableMap(parameters);
        this.parameterGroups = parameterGroups;
        this.resources = Collections.unmodifiableMap(resources);
        this.outputs = Collections.unmodifiableMap(outputs);
        this.dependencies = dependencies;
        this.document = document;
    }

    /**
     * Parses YAML or JSON text.
     *
     * @throws TemplateException when it is malformed, over a limit, or no valid template
     */
    public static Template parse(String text) {
        return new TemplateParser(document(text)).parse();
    }

    /**
     * Takes a document that is parsed already, under the same limits.
     *
     * @throws TemplateException as {@link #parse}
     */
    public static Template of(Map<?, ?> document) {
        try {
            return new TemplateParser(PlainData.copy(document)).parse();
        } catch (MalformedTextException malformed) {
            throw malformed("Error parsing template [root stack] " + malformed.getMessage());
        }
    }

    @SuppressWarnings("unchecked") // the reader makes text of every key
    private static Map<String, Object> document(String text) {
        if (YamlReader.isTooLarge(text)) {
            throw new TemplateException(
                    TemplateError.REQUEST_LIMIT_EXCEEDED,
                    "Request limit exceeded: Template size (%d bytes) exceeds maximum allowed size (524288 bytes)."
                            .formatted(YamlReader.size(text)));
        }
        Object document;
        try {
            document = YamlReader.read(text);
        } catch (MalformedTextException malformed) {
            throw malformed("Error parsing template [root stack] " + malformed.getMessage());
        }
        if (!(document == null || document instanceof Map)) {
            throw malformed("The template is not a JSON object or YAML mapping.");
        }
        Map<String, Object> sections = document == null ? Map.of() : (Map<String, Object>) document;
        if (!sections.containsKey(TemplateVersion.HOT_KEY)
                && !sections.containsKey(TemplateVersion.CFN_KEY)
                && !sections.containsKey(TemplateVersion.HEAT_CFN_KEY)) {
            throw malformed("Template format version not found.");
        }
        return sections;
    }

    private static TemplateException malformed(String message) {
        return new TemplateException(
                TemplateError.MALFORMED, "Template not in valid format: " + message);
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
        return parameters;
    }

    /** The parameter_groups section as written; null when absent. */
    public @Nullable List<Object> parameterGroups() {
        return parameterGroups;
    }

    /** In the template's order. */
    public Map<String, ResourceDefinition> resources() {
        return resources;
    }

    /** In the template's order. */
    public Map<String, OutputDefinition> outputs() {
        return outputs;
    }

    /** Which resource needs which. */
    public DependencyGraph dependencies() {
        return dependencies;
    }

    /** The document as given, for {@code GET …/template}. */
    public Map<String, Object> document() {
        return document;
    }

    /**
     * The values of the parameters.
     *
     * @param given of the request and environment, merged
     * @param defaults the environment's parameter_defaults
     * @throws TemplateException UserParameterMissing, UnknownUserParameter, StackValidationFailed
     */
    public ParameterValues parameterValues(
            Map<String, ?> given, Map<String, ?> defaults, PseudoParameters pseudo) {
        return ParameterValues.of(version.dialect(), parameters, given, defaults, pseudo);
    }

    /**
     * The parameters as {@code POST /validate} prints them: name → Type, Default, NoEcho, Label,
     * Description, AllowedValues, ….
     *
     * @param environment its parameters become Value, its parameter_defaults Default
     */
    public Map<String, Map<String, Object>> describedParameters(Environment environment) {
        Map<String, Map<String, Object>> described = new LinkedHashMap<>();
        parameters.forEach(
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
        return "Template[%s, %d resources]".formatted(version.name(), resources.size());
    }
}
