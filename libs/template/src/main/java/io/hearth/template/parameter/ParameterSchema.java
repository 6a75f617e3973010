package io.hearth.template.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as a template declares it.
 *
 * @param defaultValue as the template has it; null when there is none
 * @param label null when the template gives none (the API then shows the name)
 * @param hidden never shown; {@code ******} instead
 */
public record ParameterSchema(
        String name,
        ParameterType type,
        @Nullable Object defaultValue,
        @Nullable String label,
        @Nullable String description,
        boolean hidden,
        boolean immutable,
        List<Object> tags,
        List<Constraint> constraints) {
    public ParameterSchema {
        tags = List.copyOf(tags);
        constraints = List.copyOf(constraints);
    }

    /**
     * As {@code POST /validate} prints it.
     *
     * @param given the caller's value; null when there is none
     * @param override the environment's default; null when there is none
     */
    public Map<String, Object> described(@Nullable Object given, @Nullable Object override) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("Type", type.cfn());
        shown.put("Description", description == null ? "" : description);
        shown.put("NoEcho", hidden ? "true" : "false");
        shown.put("Label", label == null ? name : label);
        Object fallback = override == null ? defaultValue : override;
        if (fallback != null) {
            shown.put("Default", fallback);
        }
        if (given != null) {
            shown.put("Value", given);
        }
        if (!tags.isEmpty()) {
            shown.put("Tags", tags);
        }
        ConstraintKeys.describe(constraints, shown);
        return shown;
    }
}
