package io.hearth.stackapi.deployment.config;

import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import io.hearth.template.property.PropertyValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inputs and outputs that a software config declares. */
public final class IoSchemas {
    private static final String TYPE = "type";
    private static final String DEFAULT = "default";
    private static final String REPLACE = "replace_on_change";
    private static final String VALUE = "value";
    private static final String TEXT = "String";

    /** The keys of an input, in Heat's order. */
    public static final Map<String, PropertySchema> INPUT = input();

    /** The keys of an output, in Heat's order. */
    public static final Map<String, PropertySchema> OUTPUT = output();

    private IoSchemas() {}

    /**
     * Inputs with their defaults, each of its type; a derived config's have a {@code value}, which
     * may be anything.
     *
     * @throws IllegalArgumentException that names the input and what is wrong with it
     */
    public static List<Map<String, @Nullable Object>> inputs(List<?> given) {
        List<Map<String, @Nullable Object>> inputs = new ArrayList<>();
        for (Object one : given) {
            Map<String, @Nullable Object> keys = new LinkedHashMap<>(map(one));
            boolean derived = keys.containsKey(VALUE);
            Object value = keys.remove(VALUE);
            Map<String, @Nullable Object> input =
                    check("inputs[%d]".formatted(inputs.size()), schemaOf(keys), keys);
            if (Boolean.FALSE.equals(input.get(REPLACE))) {
                input.remove(REPLACE);
            }
            if (derived) {
                input.put(VALUE, value);
            }
            inputs.add(Collections.unmodifiableMap(input));
        }
        return inputs;
    }

    /**
     * Outputs with their defaults.
     *
     * @throws IllegalArgumentException that names the output and what is wrong with it
     */
    public static List<Map<String, @Nullable Object>> outputs(List<?> given) {
        List<Map<String, @Nullable Object>> outputs = new ArrayList<>();
        for (Object one : given) {
            String place = "outputs[%d]".formatted(outputs.size());
            outputs.add(Collections.unmodifiableMap(check(place, OUTPUT, map(one))));
        }
        return outputs;
    }

    private static Map<String, @Nullable Object> check(
            String place, Map<String, PropertySchema> schemas, Map<String, @Nullable Object> keys) {
        try {
            Map<String, @Nullable Object> checked =
                    new LinkedHashMap<>(PropertyValues.check(place, schemas, keys));
            checked.values().removeIf(value -> value == null);
            return checked;
        } catch (TemplateException wrong) {
            throw new IllegalArgumentException(
                    wrong.getMessage().replace("resources.%s.properties".formatted(place), place),
                    wrong);
        }
    }

    /** A default is of the input's type; an empty text stands for none, as it did once. */
    private static Map<String, PropertySchema> schemaOf(Map<String, @Nullable Object> keys) {
        if (!keys.containsKey(TYPE) || !keys.containsKey(DEFAULT)) {
            return INPUT;
        }
        Object type = keys.get(TYPE);
        if (!TEXT.equals(type) && "".equals(keys.get(DEFAULT))) {
            return INPUT;
        }
        PropertyType typed =
                switch (String.valueOf(type)) {
                    case TEXT -> PropertyType.STRING;
                    case "Number" -> PropertyType.NUMBER;
                    case "CommaDelimitedList" -> PropertyType.LIST;
                    case "Json" -> PropertyType.MAP;
                    case "Boolean" -> PropertyType.BOOLEAN;
                    default -> PropertyType.ANY;
                };
        Map<String, PropertySchema> schemas = new LinkedHashMap<>(INPUT);
        schemas.put(DEFAULT, PropertySchema.of(typed, "The value when none is given."));
        return schemas;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("Software Config I/O Schema must be a dict");
        }
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        map.forEach((key, value) -> keys.put(String.valueOf(key), value));
        return keys;
    }

    private static Map<String, PropertySchema> input() {
        Map<String, PropertySchema> schemas = common("input");
        schemas.put(DEFAULT, PropertySchema.of(PropertyType.ANY, "The value when none is given."));
        schemas.put(
                REPLACE,
                PropertySchema.of(
                                PropertyType.BOOLEAN,
                                "Whether another value replaces the deployment.")
                        .withDefault(false));
        return Collections.unmodifiableMap(schemas);
    }

    private static Map<String, PropertySchema> output() {
        Map<String, PropertySchema> schemas = common("output");
        schemas.put(
                "error_output",
                PropertySchema.of(
                                PropertyType.BOOLEAN,
                                "Whether the deployment has failed when there is such an output.")
                        .withDefault(false));
        return Collections.unmodifiableMap(schemas);
    }

    private static Map<String, PropertySchema> common(String what) {
        Map<String, PropertySchema> schemas = new LinkedHashMap<>();
        schemas.put(
                "name",
                PropertySchema.of(PropertyType.STRING, "The name of the %s.".formatted(what))
                        .asRequired());
        schemas.put(
                "description",
                PropertySchema.of(PropertyType.STRING, "What the %s is.".formatted(what)));
        schemas.put(
                TYPE,
                PropertySchema.of(PropertyType.STRING, "The type of its value.")
                        .withDefault(TEXT)
                        .withConstraints(
                                new Constraint.AllowedValues(
                                        List.of(
                                                TEXT,
                                                "Number",
                                                "CommaDelimitedList",
                                                "Json",
                                                "Boolean"),
                                        null)));
        return schemas;
    }
}
