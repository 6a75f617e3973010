package io.hearth.template.property;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a resource's resolved properties against its type's schema. */
public final class PropertyValues {
    private PropertyValues() {}

    /**
     * The values of all declared properties, of their type, defaults filled in; absent ones are
     * left out, unresolved ones stay {@link io.hearth.template.expression.Unresolved}.
     *
     * @param resource the resource's name, for messages ({@code resources.<name>.properties.…})
     * @throws io.hearth.template.error.TemplateException StackValidationFailed, with Heat's message
     */
    public static Map<String, @Nullable Object> check(
            String resource,
            Map<String, PropertySchema> schemas,
            Map<String, ? extends @Nullable Object> resolved) {
        throw new UnsupportedOperationException("not yet");
    }
}
