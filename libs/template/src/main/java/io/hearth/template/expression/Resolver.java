package io.hearth.template.expression;

import io.hearth.template.parameter.ParameterValues;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns expressions into plain data: strings, numbers, booleans, null, lists and maps. Without side
 * effects.
 */
public final class Resolver {
    private final ParameterValues parameters;
    private final Map<String, String> files;
    private final ResourceStates resources;

    public Resolver(
            ParameterValues parameters, Map<String, String> files, ResourceStates resources) {
        this.parameters = parameters;
        this.files = Map.copyOf(files);
        this.resources = resources;
    }

    /**
     * The expression's value; {@link Unresolved#VALUE} where it depends on what is not known yet.
     *
     * @throws io.hearth.template.error.TemplateException with Heat's message, when a function is
     *     used wrongly
     */
    public @Nullable Object resolve(Expression expression) {
        throw new UnsupportedOperationException("not yet" + parameters + files + resources);
    }

    /** Each entry's value, in the same order. */
    public Map<String, @Nullable Object> resolve(Map<String, Expression> expressions) {
        Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
        expressions.forEach((name, value) -> resolved.put(name, resolve(value)));
        return resolved;
    }
}
