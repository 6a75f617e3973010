package io.hearth.template;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.function.Place;
import io.hearth.template.language.ExpressionParser;
import io.hearth.template.text.PythonText;
import io.hearth.template.version.TemplateKeys;
import io.hearth.template.version.TemplateVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the resources section. */
final class ResourceParser {
    private static final int MAX_NAME = 255;

    private final TemplateVersion version;
    private final TemplateKeys keys;
    private final ExpressionParser expressions;
    private final Set<String> names;

    ResourceParser(TemplateVersion version, ExpressionParser expressions, Set<String> names) {
        this.version = version;
        this.keys = TemplateKeys.of(version);
        this.expressions = expressions;
        this.names = names;
    }

    ResourceDefinition parse(String name, @Nullable Object declared) {
        Map<?, ?> body = checked(name, declared);
        return new ResourceDefinition(
                name,
                PythonText.str(body.get(keys.type())),
                properties(name, body),
                map(name, body, keys.metadata(), "Metadata"),
                dependsOn(name, body),
                deletionPolicy(name, body),
                map(name, body, keys.updatePolicy(), "UpdatePolicy"),
                body.containsKey(keys.externalId()) && version.isHot()
                        ? expressions.parse(
                                body.get(keys.externalId()),
                                place(name, keys.externalId(), "external_id"))
                        : null,
                description(name, body),
                deferred(name, body));
    }

    private Map<?, ?> checked(String name, @Nullable Object declared) {
        if (name.length() > MAX_NAME) {
            throw wrong(
                    "Resource name %s… must be %d characters or less"
                            .formatted(name.substring(0, 30), MAX_NAME),
                    keys.resources());
        }
        if (name.contains("/")) {
            throw wrong("Resource name may not contain \"/\"", place(name));
        }
        boolean absent = declared == null || declared.equals(Map.of()) || declared.equals("");
        if (absent) {
            throw missingType(name);
        }
        if (!(declared instanceof Map<?, ?> body)) {
            throw wrong(
                    version.isHot()
                            ? "\"resources\" must contain a map of resource maps. Found a [<class '%s'>] instead"
                                    .formatted(PythonText.type(declared))
                            : "Resources must contain Resource. Found a [<class '%s'>] instead"
                                    .formatted(PythonText.type(declared)),
                    place(name));
        }
        checkKeys(name, body);
        @Nullable Object type = body.get(keys.type());
        if (type == null || type.equals("")) {
            throw missingType(name);
        }
        if (!(type instanceof String)) {
            throw wrongType(name, keys.type(), "string");
        }
        return body;
    }

    private void checkKeys(String name, Map<?, ?> body) {
        for (Object key : body.keySet()) {
            if (version.isHot() && !keys.isResourceKey(version, (String) key)) {
                throw wrong(
                        "\"%s\" is not a valid keyword inside a resource definition".formatted(key),
                        place(name));
            }
        }
    }

    private TemplateException missingType(String name) {
        return wrong(
                version.isHot()
                        ? "Each resource must contain a type key."
                        : "Each Resource must contain a Type key.",
                place(name));
    }

    private Map<String, Expression> properties(String name, Map<?, ?> body) {
        Expression parsed = map(name, body, keys.properties(), "Properties");
        return parsed instanceof Expression.MapOf(Map<String, Expression> entries)
                ? entries
                : Map.of();
    }

    private Expression map(String name, Map<?, ?> body, String key, String heatKey) {
        if (!body.containsKey(key)) {
            return new Expression.MapOf(Map.of());
        }
        if (!(body.get(key) instanceof Map<?, ?> value)) {
            throw wrongType(name, key, "object");
        }
        return expressions.parse(value, place(name, key, heatKey));
    }

    private Set<String> dependsOn(String name, Map<?, ?> body) {
        if (!body.containsKey(keys.dependsOn())) {
            return Set.of();
        }
        Set<String> needed = new LinkedHashSet<>();
        switch (body.get(keys.dependsOn())) {
            case String one -> needed.add(one);
            case List<?> several -> {
                for (@Nullable Object one : several) {
                    if (!(one instanceof String other)) {
                        throw wrong(
                                "Resource %s %s must be a list of strings"
                                        .formatted(name, keys.dependsOn()),
                                place(name));
                    }
                    needed.add(other);
                }
            }
            case null, default -> throw wrongType(name, keys.dependsOn(), "list or string");
        }
        for (String other : needed) {
            if (!names.contains(other)) {
                throw TemplateException.unknownReference(
                        other, name, place(name) + "." + keys.dependsOn());
            }
        }
        return needed;
    }

    private DeletionPolicy deletionPolicy(String name, Map<?, ?> body) {
        if (body.containsKey(keys.externalId()) && version.isHot()) {
            return DeletionPolicy.RETAIN;
        }
        return switch (body.get(keys.deletionPolicy())) {
            case String declared ->
                    DeletionPolicy.of(version, declared, place(name) + "." + keys.deletionPolicy());
            case Map<?, ?> function -> DeletionPolicy.DELETE;
            case null, default -> {
                if (body.containsKey(keys.deletionPolicy())) {
                    throw wrongType(name, keys.deletionPolicy(), "string");
                }
                yield DeletionPolicy.DELETE;
            }
        };
    }

    private ResourceDefinition.Deferred deferred(String name, Map<?, ?> body) {
        return new ResourceDefinition.Deferred(
                condition(name, body),
                function(name, body, keys.properties(), "object"),
                function(name, body, keys.deletionPolicy(), "string"));
    }

    private Expression.@Nullable Condition condition(String name, Map<?, ?> body) {
        if (!body.containsKey(keys.condition()) || !keys.hasConditions(version)) {
            return null;
        }
        Object declared = body.get(keys.condition());
        if (!(declared instanceof String
                || declared instanceof Boolean
                || declared instanceof Map)) {
            throw wrongType(
                    name,
                    keys.condition(),
                    version.isHot() ? "string_or_boolean" : "string or boolean");
        }
        return expressions.condition(declared, place(name, keys.condition(), keys.condition()));
    }

    /** A function in the place of a plain value; null where there is none. */
    private @Nullable Expression function(
            String name, Map<?, ?> body, String key, String expected) {
        if (!(body.get(key) instanceof Map<?, ?> value)) {
            return null;
        }
        Expression parsed = expressions.parse(value, place(name, key, key));
        if (!(parsed instanceof Expression.MapOf)) {
            return parsed;
        }
        if (expected.equals("string")) {
            throw wrongType(name, key, expected);
        }
        return null;
    }

    private @Nullable String description(String name, Map<?, ?> body) {
        if (!body.containsKey(keys.description())) {
            return null;
        }
        if (!(body.get(keys.description()) instanceof String description)) {
            throw wrongType(name, keys.description(), "string");
        }
        return description;
    }

    private TemplateException wrongType(String name, String key, String expected) {
        return wrong(
                "Resource %s %s type must be %s".formatted(name, key, expected),
                place(name) + "." + key);
    }

    private String place(String name) {
        return keys.resources() + "." + name;
    }

    private Place place(String name, String key, String heatKey) {
        return new Place(place(name) + "." + key, name + "." + heatKey);
    }

    private static TemplateException wrong(String message, String path) {
        return new TemplateException(TemplateError.STACK_VALIDATION_FAILED, message, path);
    }
}
