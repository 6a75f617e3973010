package io.hearth.stackapi.api.catalogue;

import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import io.hearth.template.value.Numbers;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameter of a template that stands for a property of a resource. */
final class TypeParameter {
    private TypeParameter() {}

    static Map<String, Object> hot(PropertySchema schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put(
                "type",
                switch (schema.type()) {
                    case STRING -> "string";
                    case INTEGER, NUMBER -> "number";
                    case BOOLEAN -> "boolean";
                    case LIST -> "comma_delimited_list";
                    case MAP, ANY -> "json";
                });
        parameter.put("description", schema.description());
        put(parameter, "default", schema.defaultValue());
        if (!schema.constraints().isEmpty()) {
            parameter.put(
                    "constraints", schema.constraints().stream().map(Constraint::shown).toList());
        }
        return parameter;
    }

    static Map<String, Object> cfn(PropertySchema schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put(
                "Type",
                switch (schema.type()) {
                    case STRING -> "String";
                    case INTEGER, NUMBER -> "Number";
                    case BOOLEAN -> "Boolean";
                    case LIST -> "CommaDelimitedList";
                    case MAP, ANY -> "Json";
                });
        parameter.put("Description", schema.description());
        put(parameter, "Default", schema.defaultValue());
        schema.constraints().forEach(constraint -> putCfn(parameter, constraint));
        if (schema.type() == PropertyType.BOOLEAN) {
            parameter.put("AllowedValues", List.of("True", "true", "False", "false"));
        }
        return parameter;
    }

    /** Of the constraints, CloudFormation's format has no word for two. */
    private static void putCfn(Map<String, Object> parameter, Constraint constraint) {
        switch (constraint) {
            case Constraint.Length(Long min, Long max, String ignored) -> {
                put(parameter, "MinLength", min);
                put(parameter, "MaxLength", max);
            }
            case Constraint.Range(BigDecimal min, BigDecimal max, String ignored) -> {
                put(parameter, "MinValue", Numbers.plain(min));
                put(parameter, "MaxValue", Numbers.plain(max));
            }
            case Constraint.AllowedValues(List<Object> values, String ignored) ->
                    parameter.put("AllowedValues", values);
            case Constraint.AllowedPattern(String pattern, String ignored) ->
                    parameter.put("AllowedPattern", pattern);
            case Constraint.Modulo modulo -> {}
            case Constraint.Custom custom -> {}
        }
    }

    private static void put(Map<String, Object> parameter, String key, @Nullable Object value) {
        if (value != null) {
            parameter.put(key, value);
        }
    }
}
