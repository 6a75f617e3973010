package io.hearth.template.parameter.schema;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.text.PythonText;
import io.hearth.template.value.BoundedPattern;
import io.hearth.template.value.Numbers;
import io.hearth.template.version.TemplateVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the constraints of a declared parameter, in either dialect. */
final class ConstraintParser {
    private static final Set<String> KEYS =
            Set.of(
                    "description",
                    "length",
                    "range",
                    "modulo",
                    "allowed_values",
                    "allowed_pattern",
                    "custom_constraint");
    private static final Set<String> RANGE_KEYS = Set.of("min", "max");
    private static final Set<String> MODULO_KEYS = Set.of("step", "offset");

    private final TemplateVersion version;
    private final String name;

    ConstraintParser(TemplateVersion version, String name) {
        this.version = version;
        this.name = name;
    }

    List<Constraint> hot(@Nullable Object declared) {
        if (declared == null) {
            return List.of();
        }
        if (!(declared instanceof List<?> list)) {
            throw wrong(
                    "Invalid parameter constraints for parameter %s, expected a list"
                            .formatted(name));
        }
        List<Constraint> constraints = new ArrayList<>();
        for (@Nullable Object item : list) {
            constraints.add(hotConstraint(mapping(item, KEYS, "parameter constraints")));
        }
        return constraints;
    }

    private Constraint hotConstraint(Map<?, ?> keys) {
        @Nullable String description = description(keys.get("description"));
        if (keys.containsKey("modulo") && version.isHotSince("2017-02-24")) {
            Map<?, ?> modulo = mapping(keys.get("modulo"), MODULO_KEYS, "modulo constraint");
            return modulo(modulo.get("step"), modulo.get("offset"), description);
        }
        if (keys.containsKey("range")) {
            Map<?, ?> range = mapping(keys.get("range"), RANGE_KEYS, "range constraint");
            return range(range.get("min"), range.get("max"), description);
        }
        if (keys.containsKey("length")) {
            Map<?, ?> length = mapping(keys.get("length"), RANGE_KEYS, "length constraint");
            return length(length.get("min"), length.get("max"), description);
        }
        if (keys.containsKey("allowed_values")) {
            return allowedValues(keys.get("allowed_values"), description);
        }
        if (keys.containsKey("allowed_pattern")) {
            return allowedPattern(keys.get("allowed_pattern"), description);
        }
        if (keys.containsKey("custom_constraint")) {
            return new Constraint.Custom(
                    PythonText.str(keys.get("custom_constraint")), description);
        }
        throw wrong("No constraint expressed");
    }

    List<Constraint> cfn(Map<?, ?> keys) {
        @Nullable String description = description(keys.get("ConstraintDescription"));
        List<Constraint> constraints = new ArrayList<>();
        if (keys.containsKey("MinValue") || keys.containsKey("MaxValue")) {
            constraints.add(range(keys.get("MinValue"), keys.get("MaxValue"), description));
        }
        if (keys.containsKey("MinLength") || keys.containsKey("MaxLength")) {
            constraints.add(length(keys.get("MinLength"), keys.get("MaxLength"), description));
        }
        if (keys.containsKey("AllowedValues")) {
            constraints.add(allowedValues(keys.get("AllowedValues"), description));
        }
        if (keys.containsKey("AllowedPattern")) {
            constraints.add(allowedPattern(keys.get("AllowedPattern"), description));
        }
        return constraints;
    }

    private static @Nullable String description(@Nullable Object declared) {
        return declared == null ? null : PythonText.str(declared);
    }

    private Constraint range(
            @Nullable Object min, @Nullable Object max, @Nullable String description) {
        if (min == null && max == null) {
            throw wrong("A range constraint must have a min value and/or a max value specified.");
        }
        return new Constraint.Range(
                number(min, "min/max must be numeric"),
                number(max, "min/max must be numeric"),
                description);
    }

    private Constraint length(
            @Nullable Object min, @Nullable Object max, @Nullable String description) {
        if (min == null && max == null) {
            throw wrong("A length constraint must have a min value and/or a max value specified.");
        }
        return new Constraint.Length(
                whole(min, "min/max length must be integral"),
                whole(max, "min/max length must be integral"),
                description);
    }

    private Constraint modulo(
            @Nullable Object step, @Nullable Object offset, @Nullable String description) {
        @Nullable Long by = whole(step, "step/offset must be integer");
        @Nullable Long from = whole(offset, "step/offset must be integer");
        if (by == null || from == null) {
            throw wrong(
                    "A modulo constraint must have a step value and an offset value specified.");
        }
        if (by == 0) {
            throw wrong("step cannot be 0.");
        }
        if (Math.abs(from) >= Math.abs(by)) {
            throw wrong("offset must be smaller (by absolute value) than step.");
        }
        if ((by < 0 && from > 0) || (by > 0 && from < 0)) {
            throw wrong("step and offset must be both positive or both negative.");
        }
        return new Constraint.Modulo(by, from, description);
    }

    private Constraint allowedValues(@Nullable Object declared, @Nullable String description) {
        if (!(declared instanceof List<?> values)) {
            throw wrong("AllowedValues must be a list");
        }
        List<Object> known = new ArrayList<>();
        values.stream().filter(Objects::nonNull).forEach(known::add);
        return new Constraint.AllowedValues(known, description);
    }

    private Constraint allowedPattern(@Nullable Object declared, @Nullable String description) {
        if (!(declared instanceof String pattern)) {
            throw wrong("AllowedPattern must be a string");
        }
        try {
            BoundedPattern.compile(pattern);
        } catch (IllegalArgumentException malformed) {
            throw wrong(
                    "Invalid AllowedPattern for parameter %s: %s"
                            .formatted(name, malformed.getMessage()));
        }
        return new Constraint.AllowedPattern(pattern, description);
    }

    private @Nullable BigDecimal number(@Nullable Object declared, String otherwise) {
        if (declared == null) {
            return null;
        }
        try {
            return Numbers.exact(Numbers.parse(declared));
        } catch (IllegalArgumentException notANumber) {
            throw wrong(otherwise);
        }
    }

    private @Nullable Long whole(@Nullable Object declared, String otherwise) {
        @Nullable BigDecimal number = number(declared, otherwise);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException notWhole) {
            throw wrong(otherwise);
        }
    }

    private Map<?, ?> mapping(@Nullable Object declared, Set<String> allowed, String entity) {
        if (!(declared instanceof Map<?, ?> map)) {
            throw wrong("Invalid %s, expected a mapping".formatted(entity));
        }
        for (Object key : map.keySet()) {
            if (!allowed.contains(key)) {
                throw wrong("Invalid key '%s' for %s".formatted(key, entity));
            }
        }
        return map;
    }

    private TemplateException wrong(String message) {
        return new TemplateException(
                TemplateError.INVALID_SCHEMA_ERROR,
                message,
                (version.isHot() ? "parameters." : "Parameters.") + name);
    }
}
