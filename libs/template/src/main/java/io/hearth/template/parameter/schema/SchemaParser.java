package io.hearth.template.parameter.schema;

import io.hearth.template.error.Problems;
import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.parameter.ParameterCheck;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.parameter.ParameterType;
import io.hearth.template.text.PythonText;
import io.hearth.template.version.TemplateVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one declared parameter, in either dialect. */
public final class SchemaParser {
    private static final Set<String> HOT_KEYS =
            Set.of(
                    "type",
                    "description",
                    "default",
                    "schema",
                    "constraints",
                    "hidden",
                    "label",
                    "immutable");
    private static final Set<String> CFN_KEYS =
            Set.of(
                    "Type",
                    "Default",
                    "NoEcho",
                    "AllowedValues",
                    "AllowedPattern",
                    "MaxLength",
                    "MinLength",
                    "MaxValue",
                    "MinValue",
                    "Description",
                    "ConstraintDescription",
                    "Label");

    private final TemplateVersion version;
    private final String name;

    /**
     * The parameters section of a template.
     *
     * @throws TemplateException InvalidSchemaError; the first, with the others
     */
    public static Map<String, ParameterSchema> all(
            TemplateVersion version, Map<String, ?> section) {
        Map<String, ParameterSchema> schemas = new LinkedHashMap<>();
        Problems problems = new Problems();
        section.forEach(
                (name, declared) ->
                        problems.attempt(
                                () ->
                                        schemas.put(
                                                name,
                                                new SchemaParser(version, name).parse(declared))));
        problems.raise();
        return schemas;
    }

    SchemaParser(TemplateVersion version, String name) {
        this.version = version;
        this.name = name;
    }

    ParameterSchema parse(@Nullable Object declared) {
        Map<?, ?> keys = checkedKeys(declared);
        String typeKey = version.isHot() ? "type" : "Type";
        if (!keys.containsKey(typeKey)) {
            throw wrong("Missing parameter type for parameter: " + name);
        }
        ParameterType type = type(keys.get(typeKey));
        ParameterSchema schema = version.isHot() ? hot(keys, type) : cfn(keys, type);
        checkApplicable(schema);
        checkDefault(schema);
        return schema;
    }

    private Map<?, ?> checkedKeys(@Nullable Object declared) {
        if (!(declared instanceof Map<?, ?> keys)) {
            throw wrong("Invalid parameter (%s), expected a mapping".formatted(name));
        }
        for (Object key : keys.keySet()) {
            boolean known =
                    version.isHot()
                            ? HOT_KEYS.contains(key)
                                    || (key.equals("tags") && version.isHotSince("2018-03-02"))
                            : CFN_KEYS.contains(key);
            if (!known) {
                throw wrong("Invalid key '%s' for parameter (%s)".formatted(key, name));
            }
        }
        if (keys.get("tags") != null && !(keys.get("tags") instanceof List)) {
            throw wrong("Tags property should be a list for parameter: " + name);
        }
        return keys;
    }

    private ParameterType type(@Nullable Object declared) {
        for (ParameterType type : ParameterType.values()) {
            if ((version.isHot() ? type.hot() : type.cfn()).equals(declared)) {
                return type;
            }
        }
        throw wrong("Invalid type (%s)".formatted(PythonText.str(declared)));
    }

    private ParameterSchema hot(Map<?, ?> keys, ParameterType type) {
        List<Object> tags = new ArrayList<>();
        if (keys.get("tags") instanceof List<?> declared) {
            declared.forEach(tag -> tags.add(PythonText.str(tag)));
        }
        return new ParameterSchema(
                name,
                type,
                keys.get("default"),
                text(keys.get("label")),
                text(keys.get("description")),
                isTrue(keys.get("hidden")),
                isTrue(keys.get("immutable")),
                tags,
                new ConstraintParser(version, name).hot(keys.get("constraints")));
    }

    private ParameterSchema cfn(Map<?, ?> keys, ParameterType type) {
        return new ParameterSchema(
                name,
                type,
                keys.get("Default"),
                text(keys.get("Label")),
                text(keys.get("Description")),
                isTrue(keys.get("NoEcho")),
                false,
                List.of(),
                new ConstraintParser(version, name).cfn(keys));
    }

    private static boolean isTrue(@Nullable Object value) {
        return PythonText.str(value).equalsIgnoreCase("true");
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : PythonText.str(value);
    }

    private void checkApplicable(ParameterSchema schema) {
        for (Constraint constraint : schema.constraints()) {
            if (!isApplicable(constraint, schema.type())) {
                throw wrongParameter(
                        "%s constraint invalid for %s"
                                .formatted(
                                        className(constraint),
                                        version.isHot()
                                                ? schema.type().hot()
                                                : schema.type().cfn()));
            }
        }
    }

    private static boolean isApplicable(Constraint constraint, ParameterType type) {
        return switch (constraint) {
            case Constraint.Length length ->
                    type == ParameterType.STRING
                            || type == ParameterType.COMMA_DELIMITED_LIST
                            || type == ParameterType.JSON;
            case Constraint.Range range -> type == ParameterType.NUMBER;
            case Constraint.Modulo modulo -> type == ParameterType.NUMBER;
            case Constraint.AllowedPattern pattern -> type == ParameterType.STRING;
            case Constraint.AllowedValues values -> type != ParameterType.JSON;
            case Constraint.Custom custom -> type != ParameterType.JSON;
        };
    }

    private static String className(Constraint constraint) {
        return constraint instanceof Constraint.Custom
                ? "CustomConstraint"
                : constraint.getClass().getSimpleName();
    }

    private void checkDefault(ParameterSchema schema) {
        if (schema.defaultValue() == null) {
            return;
        }
        try {
            ParameterCheck.check(schema, schema.defaultValue());
        } catch (IllegalArgumentException invalid) {
            throw wrongParameter(
                    "Invalid default %s (%s)"
                            .formatted(
                                    PythonText.str(schema.defaultValue()), invalid.getMessage()));
        }
    }

    private TemplateException wrongParameter(String message) {
        return wrong("Parameter '%s' is invalid: %s".formatted(name, message));
    }

    private TemplateException wrong(String message) {
        return new TemplateException(
                TemplateError.INVALID_SCHEMA_ERROR,
                message,
                (version.isHot() ? "parameters." : "Parameters.") + name);
    }
}
