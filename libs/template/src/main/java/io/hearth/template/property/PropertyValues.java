package io.hearth.template.property;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.Resolver;
import io.hearth.template.version.Dialect;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a resource's properties against its type's schema. */
public final class PropertyValues {
    private PropertyValues() {}

    /**
     * Resolves the properties and checks them, so that a function's failure tells its property,
     * too.
     *
     * @return the values of all declared properties, of their type, defaults filled in; absent ones
     *     are left out, unresolved ones stay {@link io.hearth.template.expression.Unresolved}
     * @throws TemplateException StackValidationFailed, with Heat's message
     */
    public static Map<String, @Nullable Object> check(
            Dialect dialect,
            String resource,
            Map<String, PropertySchema> schemas,
            Map<String, Expression> properties,
            Resolver resolver) {
        String root = root(dialect, resource);
        Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
        properties.forEach(
                (name, value) -> resolved.put(name, resolve(root + "." + name, value, resolver)));
        return checkKeys(root, schemas, resolved);
    }

    private static @Nullable Object resolve(String path, Expression value, Resolver resolver) {
        try {
            return resolver.resolve(value);
        } catch (TemplateException wrong) {
            throw wrong(path, wrong.getMessage());
        }
    }

    /**
     * Checks properties of a HOT resource that are resolved already.
     *
     * @param resource the resource's name, for messages ({@code resources.<name>.properties.…})
     * @throws TemplateException StackValidationFailed, with Heat's message
     */
    public static Map<String, @Nullable Object> check(
            String resource,
            Map<String, PropertySchema> schemas,
            Map<String, ? extends @Nullable Object> resolved) {
        return checkKeys(root(Dialect.HOT, resource), schemas, resolved);
    }

    /**
     * Checks an update policy that is resolved already, as properties are checked.
     *
     * @throws TemplateException StackValidationFailed, with Heat's message
     */
    public static Map<String, @Nullable Object> checkUpdatePolicy(
            Dialect dialect,
            String resource,
            Map<String, PropertySchema> schemas,
            Map<String, ? extends @Nullable Object> resolved) {
        return checkKeys(
                dialect == Dialect.HOT
                        ? "resources.%s.update_policy".formatted(resource)
                        : "Resources.%s.UpdatePolicy".formatted(resource),
                schemas,
                resolved);
    }

    private static String root(Dialect dialect, String resource) {
        return dialect == Dialect.HOT
                ? "resources.%s.properties".formatted(resource)
                : "Resources.%s.Properties".formatted(resource);
    }

    /** The same for the keys of a map, at any depth. */
    static Map<String, @Nullable Object> checkKeys(
            String path,
            Map<String, PropertySchema> schemas,
            Map<String, ? extends @Nullable Object> given) {
        for (String name : given.keySet()) {
            if (!schemas.containsKey(name)) {
                throw wrong(path, "Unknown Property " + name);
            }
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        schemas.forEach(
                (name, schema) -> {
                    if (given.containsKey(name)) {
                        values.put(
                                name,
                                PropertyCoercion.coerce(
                                        path + "." + name, schema, given.get(name)));
                        if (!schema.implemented()) {
                            throw wrong(path, "Property %s not implemented yet".formatted(name));
                        }
                    } else if (schema.defaultValue() != null) {
                        values.put(name, PropertyCoercion.coerce(path + "." + name, schema, null));
                    } else if (schema.required()) {
                        throw wrong(path, "Property %s not assigned".formatted(name));
                    }
                });
        return values;
    }

    static TemplateException wrong(String path, String message) {
        return new TemplateException(
                TemplateError.STACK_VALIDATION_FAILED,
                // Heat wraps this message twice, which is where the second colons come from.
                "Property error: : %s: : %s".formatted(path, message),
                path);
    }
}
