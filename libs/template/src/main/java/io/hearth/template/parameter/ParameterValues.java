package io.hearth.template.parameter;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.text.JsonText;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PlainData;
import io.hearth.template.text.PythonText;
import io.hearth.template.version.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a template's parameters, checked and of their type, with the pseudo parameters.
 * Immutable.
 */
public final class ParameterValues {
    private static final String MASK = "******";

    private final Map<String, ParameterSchema> schemas;
    private final Map<String, String> shownPseudo;
    private final Map<String, @Nullable Object> values;

    private ParameterValues(
            Map<String, ParameterSchema> schemas,
            Map<String, String> shownPseudo,
            Map<String, @Nullable Object> values) {
        this.schemas = schemas;
        this.shownPseudo = shownPseudo;
        this.values = values;
    }

    /**
     * Checks what was given against the schemas.
     *
     * @param given parameters of the request and environment, merged; the former win
     * @param unknown names to what stands for a value that is not known yet; taken as it is
     * @param defaults the environment's parameter_defaults; names that the template does not know
     *     are ignored
     * @throws TemplateException UserParameterMissing, UnknownUserParameter, StackValidationFailed
     */
    public static ParameterValues of(
            Dialect dialect,
            Map<String, ParameterSchema> schemas,
            Map<String, ?> given,
            Map<String, ?> unknown,
            Map<String, ?> defaults,
            PseudoParameters pseudo) {
        Map<String, @Nullable Object> plainGiven = plain(given);
        Map<String, @Nullable Object> plainDefaults = plain(defaults);
        Set<String> names = new LinkedHashSet<>(plainGiven.keySet());
        names.addAll(unknown.keySet());
        for (String name : names) {
            if (!schemas.containsKey(name)) {
                throw new TemplateException(
                        TemplateError.UNKNOWN_USER_PARAMETER,
                        "The Parameter (%s) was not defined in template.".formatted(name),
                        "parameters." + name);
            }
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(pseudo.readable(dialect));
        schemas.forEach(
                (name, schema) ->
                        values.put(
                                name,
                                unknown.containsKey(name)
                                        ? unknown.get(name)
                                        : value(
                                                schema,
                                                plainGiven.get(name),
                                                plainDefaults.get(name))));
        return new ParameterValues(schemas, pseudo.shown(dialect), values);
    }

    private static Map<String, @Nullable Object> plain(Map<String, ?> values) {
        try {
            return PlainData.copy(values);
        } catch (MalformedTextException tooLarge) {
            throw new TemplateException(
                    TemplateError.MALFORMED,
                    "Parameters not in valid format: " + tooLarge.getMessage(),
                    "parameters");
        }
    }

    private static @Nullable Object value(
            ParameterSchema schema, @Nullable Object given, @Nullable Object override) {
        Object chosen = given != null ? given : override != null ? override : schema.defaultValue();
        if (chosen == null) {
            throw missing(schema.name());
        }
        try {
            return ParameterCheck.check(schema, chosen);
        } catch (IllegalArgumentException invalid) {
            throw new TemplateException(
                    TemplateError.STACK_VALIDATION_FAILED,
                    "Parameter '%s' is invalid: %s"
                            .formatted(
                                    schema.name(),
                                    // A message may hold the value.
                                    schema.hidden() ? MASK : invalid.getMessage()),
                    "parameters." + schema.name());
        }
    }

    private static TemplateException missing(String name) {
        return new TemplateException(
                TemplateError.USER_PARAMETER_MISSING,
                "The Parameter (%s) was not provided.".formatted(name),
                "parameters." + name);
    }

    /**
     * Checks that an update leaves the immutable parameters as these values have them. The new
     * template tells which are immutable; what it adds is free.
     *
     * @throws TemplateException ImmutableParameterModified, which names them all
     */
    public void checkImmutable(ParameterValues updated) {
        List<String> modified = new ArrayList<>();
        updated.schemas.forEach(
                (name, schema) -> {
                    if (schema.immutable()
                            && schemas.containsKey(name)
                            && !Objects.equals(values.get(name), updated.values.get(name))) {
                        modified.add(name);
                    }
                });
        if (!modified.isEmpty()) {
            throw new TemplateException(
                    TemplateError.IMMUTABLE_PARAMETER_MODIFIED,
                    "The following parameters are immutable and may not be updated: "
                            + String.join(", ", modified),
                    "parameters." + modified.getFirst());
        }
    }

    /** Whether a parameter or pseudo parameter of that name exists. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * The value: String, Long/BigInteger/Double, Boolean, List of String, or plain data, by its
     * type.
     *
     * @throws TemplateException UserParameterMissing when no such parameter exists
     */
    public @Nullable Object get(String name) {
        if (!has(name)) {
            throw missing(name);
        }
        return values.get(name);
    }

    /**
     * All as a stack's answer shows them: texts, hidden ones as {@code ******}, pseudo parameters
     * first.
     */
    public Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>(shownPseudo);
        schemas.forEach((name, schema) -> shown.put(name, shown(schema, values.get(name))));
        return Collections.unmodifiableMap(shown);
    }

    private static String shown(ParameterSchema schema, @Nullable Object value) {
        if (schema.hidden()) {
            return MASK;
        }
        return switch (schema.type()) {
            case COMMA_DELIMITED_LIST ->
                    value instanceof List<?> list
                            ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                            : "";
            case JSON -> JsonText.write(value);
            case STRING, NUMBER, BOOLEAN -> PythonText.str(value);
        };
    }

    /** Without values: they may be secret. */
    @Override
    public String toString() {
        return "ParameterValues" + values.keySet();
    }
}
