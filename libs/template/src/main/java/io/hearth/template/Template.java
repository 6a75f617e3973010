package io.hearth.template;

import io.hearth.template.parameter.ParameterSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template, parsed and checked as far as it can be alone; immutable. Two are equal when their
 * content is.
 */
public final class Template {
    private Template() {}

    /**
     * Parses YAML or JSON text.
     *
     * @throws io.hearth.template.error.TemplateException when it is malformed, over a limit, or no
     *     valid template
     */
    public static Template parse(String text) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Takes a document that is parsed already, under the same limits. */
    public static Template of(Map<?, ?> document) {
        throw new UnsupportedOperationException("not yet");
    }

    /** As written, e.g. {@code 2018-08-31}. */
    public String version() {
        throw new UnsupportedOperationException("not yet");
    }

    public Dialect dialect() {
        throw new UnsupportedOperationException("not yet");
    }

    /** As written; "No description" when absent, which is what Heat shows. */
    public String description() {
        throw new UnsupportedOperationException("not yet");
    }

    public Map<String, ParameterSchema> parameters() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The parameter_groups section as written; null when absent. */
    public @Nullable List<Object> parameterGroups() {
        throw new UnsupportedOperationException("not yet");
    }

    public Map<String, ResourceDefinition> resources() {
        throw new UnsupportedOperationException("not yet");
    }

    public Map<String, OutputDefinition> outputs() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Which resource needs which. */
    public DependencyGraph dependencies() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The document as given, for {@code GET …/template}. */
    public Map<String, Object> document() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * The parameters as {@code POST /validate} prints them: name → Type, Default, NoEcho, Label,
     * Description, AllowedValues, ….
     */
    public Map<String, Map<String, Object>> describedParameters() {
        throw new UnsupportedOperationException("not yet");
    }
}
