package io.hearth.template.environment;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.ParameterSchema;
import io.hearth.template.text.JsonReader;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PythonText;
import io.hearth.template.value.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the parameters of several environments in one, each by its strategy. */
final class ParameterMerge {
    private static final String OVERWRITE = "overwrite";
    private static final String MERGE = "merge";
    private static final String DEEP_MERGE = "deep_merge";
    private static final String DEFAULT = "default";
    private static final Set<String> KNOWN = Set.of(OVERWRITE, MERGE, DEEP_MERGE);

    private final Map<String, ParameterSchema> schemas;
    private final Map<String, String> chosen = new HashMap<>();

    /**
     * @param schemas those of other parameters are not merged, and kept from the first only
     */
    ParameterMerge(Map<String, ParameterSchema> schemas) {
        this.schemas = schemas;
    }

    /**
     * The old values with the new.
     *
     * @param strategies that the file declares
     * @throws TemplateException ConflictingMergeStrategyForParam, InvalidMergeStrategyForParam
     */
    Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> old, Map<?, ?> more, Map<?, ?> strategies, String file) {
        more.forEach(
                (name, value) -> {
                    if (value != null && schemas.containsKey(String.valueOf(name))) {
                        choose(String.valueOf(name), strategies, file);
                    }
                });
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(old);
        more.forEach(
                (key, value) -> {
                    String name = String.valueOf(key);
                    ParameterSchema schema = schemas.get(name);
                    if (old.isEmpty()) {
                        merged.put(name, value);
                    } else if (schema != null && value != null) {
                        merged.put(name, merged(schema, old.get(name), value));
                    }
                });
        return merged;
    }

    private void choose(String name, Map<?, ?> strategies, String file) {
        String byDefault =
                strategies.containsKey(DEFAULT)
                        ? PythonText.str(strategies.get(DEFAULT))
                        : OVERWRITE;
        Object declared = strategies.containsKey(name) ? strategies.get(name) : chosen.get(name);
        // One that is none is as good as overwriting, and still not the same as it.
        String strategy =
                declared instanceof String known && KNOWN.contains(known) ? known : byDefault;
        String before = chosen.putIfAbsent(name, strategy);
        if (before != null && !before.equals(strategy)) {
            throw new TemplateException(
                    TemplateError.CONFLICTING_MERGE_STRATEGY,
                    "Conflicting merge strategy '%s' for parameter '%s' in file '%s'."
                            .formatted(strategy, name, file),
                    "parameter_merge_strategies." + name);
        }
    }

    private Object merged(ParameterSchema schema, @Nullable Object old, Object value) {
        String strategy = chosen.getOrDefault(schema.name(), OVERWRITE);
        if (!strategy.equals(MERGE) && !strategy.equals(DEEP_MERGE)) {
            return value;
        }
        return switch (schema.type()) {
            case JSON ->
                    maps(
                            old == null ? Map.of() : map(schema, old),
                            map(schema, value),
                            strategy.equals(DEEP_MERGE));
            case COMMA_DELIMITED_LIST -> lists(schema, old, value);
            case STRING -> (old == null ? "" : PythonText.str(old)) + PythonText.str(value);
            case NUMBER -> sum(schema, old, value);
            case BOOLEAN ->
                    throw new TemplateException(
                            TemplateError.INVALID_MERGE_STRATEGY,
                            "Invalid merge strategy '%s' for parameter '%s'."
                                    .formatted(MERGE, schema.name()),
                            "parameters." + schema.name());
        };
    }

    private static Map<?, ?> map(ParameterSchema schema, Object value) {
        try {
            @Nullable Object parsed = value instanceof String text ? JsonReader.read(text) : value;
            if (parsed instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JsonReader.SyntaxException | MalformedTextException malformed) {
            throw invalid(schema, String.valueOf(malformed.getMessage()));
        }
        throw invalid(schema, "");
    }

    private static Object lists(ParameterSchema schema, @Nullable Object old, Object value) {
        if (old == null || old.equals("") || old.equals(List.of())) {
            return value;
        }
        if (old instanceof List<?> one && value instanceof List<?> other) {
            List<@Nullable Object> both = new ArrayList<>(one);
            both.addAll(other);
            return both;
        }
        if (old instanceof String one && value instanceof String other) {
            return one + "," + other;
        }
        throw invalid(schema, "a list and a text");
    }

    private static Object sum(ParameterSchema schema, @Nullable Object old, Object value) {
        try {
            BigDecimal sum =
                    Numbers.exact(Numbers.parse(old == null ? 0L : old))
                            .add(Numbers.exact(Numbers.parse(value)));
            return sum.stripTrailingZeros().scale() <= 0
                    ? (Object) sum.toBigInteger()
                    : sum.doubleValue();
        } catch (IllegalArgumentException notANumber) {
            throw invalid(schema, String.valueOf(notANumber.getMessage()));
        }
    }

    /** The one map with the other; a null in the other changes nothing in one that is there. */
    static Map<String, @Nullable Object> maps(Map<?, ?> one, Map<?, ?> other, boolean deep) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        one.forEach((key, value) -> merged.put(String.valueOf(key), value));
        other.forEach(
                (key, value) -> {
                    String name = String.valueOf(key);
                    if (value != null || one.isEmpty()) {
                        merged.put(name, deep ? deep(merged.get(name), value) : value);
                    }
                });
        return merged;
    }

    private static @Nullable Object deep(@Nullable Object old, @Nullable Object value) {
        if (old instanceof Map<?, ?> one && value instanceof Map<?, ?> other) {
            return maps(one, other, true);
        }
        if (old instanceof List<?> one && value instanceof List<?> other) {
            List<@Nullable Object> both = new ArrayList<>(one);
            both.addAll(other);
            return both;
        }
        return old instanceof String one && value instanceof String other ? one + other : value;
    }

    private static TemplateException invalid(ParameterSchema schema, String reason) {
        return new TemplateException(
                TemplateError.MALFORMED,
                "Invalid parameter in environment %s.".formatted(reason),
                "parameters." + schema.name());
    }
}
