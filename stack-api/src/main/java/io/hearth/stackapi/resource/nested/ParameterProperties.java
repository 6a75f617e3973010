package io.hearth.stackapi.resource.nested;

import io.hearth.template.Template;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The properties of a resource that a template stands for: the template's parameters. */
final class ParameterProperties {
    private ParameterProperties() {}

    /**
     * @param defaulted the parameters to which the environment gives a default
     */
    static Map<String, PropertySchema> of(Template template, Set<String> defaulted) {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        template.parameters()
                .forEach(
                        (name, schema) ->
                                properties.put(
                                        name,
                                        schema.defaultValue() == null && !defaulted.contains(name)
                                                ? property(schema).asRequired()
                                                : property(schema)));
        return properties;
    }

    /**
     * The nested stack checks the rest itself; a pattern is told of by the resource, as in Heat.
     */
    private static PropertySchema property(ParameterSchema parameter) {
        String description = parameter.description();
        return PropertySchema.of(type(parameter), description == null ? "" : description)
                .asUpdatable()
                .withConstraints(
                        parameter.constraints().stream()
                                .filter(Constraint.AllowedPattern.class::isInstance)
                                .toArray(Constraint[]::new));
    }

    private static PropertyType type(ParameterSchema parameter) {
        return switch (parameter.type()) {
            case STRING -> PropertyType.STRING;
            case NUMBER -> PropertyType.NUMBER;
            case COMMA_DELIMITED_LIST -> PropertyType.LIST;
            case JSON -> PropertyType.ANY; // a list, too
            case BOOLEAN -> PropertyType.BOOLEAN;
        };
    }
}
