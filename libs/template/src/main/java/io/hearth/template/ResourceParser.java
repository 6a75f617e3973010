package io.hearth.template;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.ExpressionParser;
import io.hearth.template.expression.Place;
import io.hearth.template.text.PythonText;
import io.hearth.template.version.TemplateVersion;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
                description(name, body));
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
        if (body.containsKey(keys.condition())) {
            throw wrong("Conditions are not supported yet.", place(name) + "." + keys.condition());
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
        if (parsed instanceof Expression.MapOf(Map<String, Expression> entries)) {
            return new LinkedHashMap<>(entries);
        }
        // A function instead of the map: what Heat takes for provider templates is for later.
        throw wrong(
                "A function in place of all properties is not supported yet.",
                place(name) + "." + keys.properties());
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
        if (!body.containsKey(keys.deletionPolicy())) {
            return DeletionPolicy.DELETE;
        }
        if (!(body.get(keys.deletionPolicy()) instanceof String declared)) {
            throw wrongType(name, keys.deletionPolicy(), "string");
        }
        for (DeletionPolicy policy : DeletionPolicy.values()) {
            if (declared.equals(policy.shown())
                    || (version.isHotSince("2016-10-14")
                            && declared.equals(policy.shown().toLowerCase(Locale.ROOT)))) {
                return policy;
            }
        }
        throw wrong(
                "Invalid deletion policy \"%s\"".formatted(declared),
                place(name) + "." + keys.deletionPolicy());
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
