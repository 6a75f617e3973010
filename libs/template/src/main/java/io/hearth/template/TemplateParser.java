package io.hearth.template;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.ExpressionParser;
import io.hearth.template.expression.Place;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.text.PythonText;
import io.hearth.template.version.TemplateVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the sections of a document, in the order in which Heat checks them. */
final class TemplateParser {
    private static final int MAX_RESOURCES = 1_000;

    private final Map<String, Object> document;
    private final TemplateVersion version;
    private final TemplateKeys keys;

    TemplateParser(Map<String, Object> document) {
        this.document = document;
        this.version = TemplateVersion.of(document);
        this.keys = TemplateKeys.of(version);
    }

    Template parse() {
        checkSections();
        Map<String, ParameterSchema> parameters =
                ParameterSchema.all(version, section(keys.parameters()));
        @Nullable List<Object> groups = new ParameterGroups(parameters.keySet()).checked(document);
        Map<String, Object> declared = section(keys.resources());
        checkNumber(declared);
        ExpressionParser expressions =
                new ExpressionParser(
                        version,
                        declared.keySet(),
                        parameters,
                        version.isHot() ? Map.of() : section(keys.mappings()));
        Map<String, ResourceDefinition> resources = resources(declared, expressions);
        checkNames(parameters.keySet(), resources.keySet());
        return new Template(
                version,
                description(),
                parameters,
                groups,
                resources,
                outputs(expressions),
                DependencyGraph.of(resources),
                document);
    }

    private void checkSections() {
        for (String name : document.keySet()) {
            if (!keys.isSection(version, name)) {
                throw new TemplateException(
                        TemplateError.INVALID_TEMPLATE_SECTION,
                        "The template section is invalid: " + name,
                        name);
            }
        }
        if (!section(keys.conditions()).isEmpty()) {
            throw wrong("Conditions are not supported yet.", keys.conditions());
        }
    }

    /** The section; empty when absent or null. */
    @SuppressWarnings("unchecked") // every map of a document has text keys
    private Map<String, Object> section(String name) {
        return switch (document.get(name)) {
            case null -> Map.of();
            case Map<?, ?> section -> (Map<String, Object>) section;
            case Object other ->
                    throw wrong(
                            "The \"%s\" section must be a map. Found a [<class '%s'>] instead"
                                    .formatted(name, PythonText.type(other)),
                            name);
        };
    }

    private String description() {
        return document.get(keys.description()) instanceof Object given
                ? PythonText.str(given)
                : Template.NO_DESCRIPTION;
    }

    private void checkNumber(Map<String, Object> declared) {
        if (declared.size() > MAX_RESOURCES) {
            throw new TemplateException(
                    TemplateError.STACK_RESOURCE_LIMIT_EXCEEDED,
                    "Maximum resources per stack exceeded.",
                    keys.resources());
        }
    }

    private Map<String, ResourceDefinition> resources(
            Map<String, Object> declared, ExpressionParser expressions) {
        ResourceParser parser = new ResourceParser(version, expressions, declared.keySet());
        Map<String, ResourceDefinition> resources = new LinkedHashMap<>();
        declared.forEach((name, body) -> resources.put(name, parser.parse(name, body)));
        return resources;
    }

    private void checkNames(Set<String> parameters, Set<String> resources) {
        Set<String> both = new TreeSet<>(parameters);
        both.retainAll(resources);
        if (!both.isEmpty()) {
            String names = PythonText.str(List.copyOf(both));
            throw wrong(
                    "Duplicate names {%s}".formatted(names.substring(1, names.length() - 1)),
                    keys.resources() + "." + both.iterator().next());
        }
    }

    private Map<String, OutputDefinition> outputs(ExpressionParser expressions) {
        Map<String, OutputDefinition> outputs = new LinkedHashMap<>();
        section(keys.outputs())
                .forEach((name, body) -> outputs.put(name, output(name, body, expressions)));
        return outputs;
    }

    private OutputDefinition output(
            String name, @Nullable Object declared, ExpressionParser expressions) {
        String path = keys.outputs() + "." + name;
        if (!(declared instanceof Map<?, ?> body)) {
            throw wrong(
                    "Output validation error: %s: Output definitions must be a map. Found a %s instead"
                            .formatted(path, PythonText.type(declared)),
                    path);
        }
        if (!body.containsKey(keys.value())) {
            throw wrong(
                    "Output validation error: %s: Each output definition must contain a %s key."
                            .formatted(path, keys.value()),
                    path);
        }
        if (body.containsKey(keys.condition())) {
            throw wrong("Conditions are not supported yet.", path + "." + keys.condition());
        }
        for (Object key : body.keySet()) {
            if (version.isHot() && !key.equals(keys.value()) && !key.equals(keys.description())) {
                throw wrong(
                        "\"%s\" is not a valid keyword inside a output definition".formatted(key),
                        path);
            }
        }
        return new OutputDefinition(
                name,
                body.get(keys.description()) instanceof Object given
                        ? PythonText.str(given)
                        : OutputDefinition.NO_DESCRIPTION,
                expressions.parse(
                        body.get(keys.value()), new Place(path + "." + keys.value(), null)));
    }

    private static TemplateException wrong(String message, String path) {
        return new TemplateException(TemplateError.STACK_VALIDATION_FAILED, message, path);
    }
}
