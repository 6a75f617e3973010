package io.hearth.template;

import io.hearth.template.error.Problems;
import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.ConditionSet;
import io.hearth.template.function.Place;
import io.hearth.template.language.ExpressionParser;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.parameter.schema.ParameterGroups;
import io.hearth.template.parameter.schema.SchemaParser;
import io.hearth.template.text.PythonText;
import io.hearth.template.version.TemplateKeys;
import io.hearth.template.version.TemplateVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the sections of a document, in the order in which Heat checks them. */
final class TemplateParser {
    /** Of a template with all its conditions; how many a stack may have is the service's to say. */
    private static final int MAX_RESOURCES = 10_000;

    private final Map<String, Object> document;
    private final TemplateVersion version;
    private final TemplateKeys keys;

    TemplateParser(Map<String, Object> document) {
        this.document = document;
        this.version = TemplateVersion.of(document);
        this.keys = TemplateKeys.of(version);
    }

    Map<String, ParameterSchema> parameters() {
        return SchemaParser.all(version, section(keys.parameters()));
    }

    Template parse() {
        checkSections();
        Map<String, ParameterSchema> parameters = parameters();
        @Nullable List<Object> groups = new ParameterGroups(parameters.keySet()).checked(document);
        Map<String, Object> declared = section(keys.resources());
        checkNumber(declared);
        ExpressionParser plain =
                new ExpressionParser(
                        version,
                        declared.keySet(),
                        parameters,
                        version.isHot() ? Map.of() : section(keys.mappings()));
        ConditionSet conditions = conditions(plain);
        ExpressionParser expressions = plain.with(conditions);
        ResourceParser resource = new ResourceParser(version, expressions, declared.keySet());
        OutputParser output = new OutputParser(version, expressions);
        Map<String, ResourceDefinition> resources = new LinkedHashMap<>();
        Map<String, OutputDefinition> outputs = new LinkedHashMap<>();
        Problems problems = new Problems();
        declared.forEach(
                (name, body) ->
                        problems.attempt(() -> resources.put(name, resource.parse(name, body))));
        problems.attempt(() -> checkNames(parameters.keySet(), declared.keySet()));
        section(keys.outputs())
                .forEach(
                        (name, body) ->
                                problems.attempt(
                                        () -> outputs.put(name, output.parse(name, body))));
        problems.raise();
        return new Template(
                version,
                description(),
                new Template.Declared(parameters, groups, conditions, resources, outputs),
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
                    TemplateError.REQUEST_LIMIT_EXCEEDED,
                    "Request limit exceeded: Maximum resources per stack exceeded.",
                    keys.resources());
        }
    }

    private ConditionSet conditions(ExpressionParser expressions) {
        if (!keys.hasConditions(version)) {
            return ConditionSet.NONE;
        }
        Object declared = document.get(keys.conditions());
        if (!(declared == null || declared instanceof Map)) {
            throw wrong(
                    "Conditions validation error: Condition definitions must be a map. Found a %s instead"
                            .formatted(PythonText.type(declared)),
                    keys.conditions());
        }
        Map<String, Object> section = section(keys.conditions());
        return ConditionSet.of(
                section.keySet(),
                (name, among) ->
                        expressions.definition(
                                name,
                                section.get(name),
                                among,
                                new Place(keys.conditions() + "." + name, null)));
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

    private static TemplateException wrong(String message, String path) {
        return new TemplateException(TemplateError.STACK_VALIDATION_FAILED, message, path);
    }
}
