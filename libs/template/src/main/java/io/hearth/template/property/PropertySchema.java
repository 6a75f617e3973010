package io.hearth.template.property;

import io.hearth.template.parameter.Constraint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property as a resource type declares it; built with {@link #of} and the {@code with…} methods.
 *
 * @param nested the keys of a MAP, or of a LIST the one entry {@code *} for its items; empty when
 *     anything goes
 * @param updatable an update changes it in place
 * @param implemented false: Heat knows it and we refuse it with a clear message
 */
public record PropertySchema(
        PropertyType type,
        String description,
        boolean required,
        @Nullable Object defaultValue,
        List<Constraint> constraints,
        Map<String, PropertySchema> nested,
        boolean updatable,
        boolean immutable,
        boolean implemented) {
    /** The key of {@link #nested} that describes every item of a list. */
    public static final String ITEM = "*";

    public PropertySchema {
        constraints = List.copyOf(constraints);
        nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
    }

    /** An optional property without default or constraints. */
    public static PropertySchema of(PropertyType type, String description) {
        return new PropertySchema(
                type, description, false, null, List.of(), Map.of(), false, false, true);
    }

    public PropertySchema asRequired() {
        return new PropertySchema(
                type,
                description,
                true,
                defaultValue,
                constraints,
                nested,
                updatable,
                immutable,
                implemented);
    }

    public PropertySchema withDefault(Object value) {
        return new PropertySchema(
                type,
                description,
                required,
                value,
                constraints,
                nested,
                updatable,
                immutable,
                implemented);
    }

    public PropertySchema withConstraints(Constraint... rules) {
        return new PropertySchema(
                type,
                description,
                required,
                defaultValue,
                List.of(rules),
                nested,
                updatable,
                immutable,
                implemented);
    }

    /** A MAP with these keys. */
    public PropertySchema withKeys(Map<String, PropertySchema> keys) {
        return new PropertySchema(
                type,
                description,
                required,
                defaultValue,
                constraints,
                keys,
                updatable,
                immutable,
                implemented);
    }

    /** A LIST whose items are all like this. */
    public PropertySchema withItems(PropertySchema item) {
        return withKeys(Map.of(ITEM, item));
    }

    public PropertySchema asUpdatable() {
        return new PropertySchema(
                type,
                description,
                required,
                defaultValue,
                constraints,
                nested,
                true,
                immutable,
                implemented);
    }

    public PropertySchema asNotImplemented() {
        return new PropertySchema(
                type,
                description,
                required,
                defaultValue,
                constraints,
                nested,
                updatable,
                immutable,
                false);
    }

    /** As {@code GET …/resource_types/{type}} shows it. */
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("type", type.shown());
        if (!description.isEmpty()) {
            shown.put("description", description);
        }
        if (defaultValue != null) {
            shown.put("default", defaultValue);
        }
        if (!nested.isEmpty()) {
            Map<String, Object> inside = new LinkedHashMap<>();
            nested.forEach((key, schema) -> inside.put(key, schema.shown()));
            shown.put("schema", inside);
        }
        shown.put("required", required);
        if (!constraints.isEmpty()) {
            shown.put("constraints", constraints.stream().map(Constraint::shown).toList());
        }
        shown.put("update_allowed", updatable);
        shown.put("immutable", immutable);
        return shown;
    }
}
