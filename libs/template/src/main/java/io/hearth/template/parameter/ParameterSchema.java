package io.hearth.template.parameter;

import java.util.List;
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
        List<String> tags,
        List<Constraint> constraints) {
    public ParameterSchema {
        tags = List.copyOf(tags);
        constraints = List.copyOf(constraints);
    }
}
