package io.hearth.template;

import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Branches;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.Resolver;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.text.PythonText;
import io.hearth.template.version.TemplateKeys;
import io.hearth.template.version.TemplateVersion;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the parts of a template as they are for given values of its parameters. */
final class EffectiveParts {
    private final TemplateVersion version;
    private final TemplateKeys keys;
    private final Resolver resolver;
    private final Branches branches;

    EffectiveParts(TemplateVersion version, Resolver resolver) {
        this.version = version;
        this.keys = TemplateKeys.of(version);
        this.resolver = resolver;
        this.branches = new Branches(resolver);
    }

    /** The resources that are there; one whose condition is not known yet is. */
    Map<String, ResourceDefinition> resources(Map<String, ResourceDefinition> declared) {
        Set<String> there = new LinkedHashSet<>();
        declared.forEach(
                (name, definition) -> {
                    if (isThere(
                            definition.deferred().condition(),
                            place(definition, keys.condition()))) {
                        there.add(name);
                    }
                });
        Map<String, ResourceDefinition> resources = new LinkedHashMap<>();
        there.forEach(
                name -> {
                    ResourceDefinition definition = declared.get(name);
                    if (definition != null) {
                        resources.put(name, resource(definition, there));
                    }
                });
        return resources;
    }

    private boolean isThere(Expression.@Nullable Condition condition, String path) {
        try {
            return condition == null || resolver.holds(condition).orElse(true);
        } catch (TemplateException wrong) {
            throw wrong.at(path);
        }
    }

    private ResourceDefinition resource(ResourceDefinition declared, Set<String> there) {
        Map<String, Expression> properties = properties(declared);
        Expression metadata = taken(declared.metadata(), place(declared, keys.metadata()));
        properties.forEach(
                (name, value) ->
                        checkReferences(
                                value,
                                there,
                                "%s.Properties.%s".formatted(declared.name(), name),
                                place(declared, keys.properties()) + "." + name));
        checkReferences(
                metadata, there, declared.name() + ".Metadata", place(declared, keys.metadata()));
        Set<String> dependsOn = new LinkedHashSet<>(declared.dependsOn());
        dependsOn.retainAll(there);
        return new ResourceDefinition(
                declared.name(),
                declared.type(),
                properties,
                metadata,
                dependsOn,
                deletionPolicy(declared),
                branches.taken(declared.updatePolicy()),
                declared.externalId() == null ? null : branches.taken(declared.externalId()),
                declared.description(),
                ResourceDefinition.Deferred.NOTHING);
    }

    private Map<String, Expression> properties(ResourceDefinition declared) {
        Expression function = declared.deferred().properties();
        if (function == null) {
            return branches(declared);
        }
        Expression chosen = taken(function, place(declared, keys.properties()));
        if (chosen instanceof Expression.MapOf(Map<String, Expression> entries)) {
            return entries;
        }
        String path = place(declared, keys.properties());
        if (!chosen.resources().isEmpty()) {
            throw TemplateException.invalid(
                    "A function in place of all properties may not refer to resources", path);
        }
        @Nullable Object resolved = resolved(chosen, path);
        Map<String, Expression> properties = new LinkedHashMap<>();
        switch (resolved) {
            case null -> {}
            case Unresolved unresolved -> {}
            case Map<?, ?> map ->
                    map.forEach(
                            (name, value) ->
                                    properties.put(
                                            String.valueOf(name), new Expression.Literal(value)));
            default ->
                    throw TemplateException.invalid(
                            "Resource %s %s type must be object"
                                    .formatted(declared.name(), keys.properties()),
                            path);
        }
        return properties;
    }

    private Map<String, Expression> branches(ResourceDefinition declared) {
        try {
            return branches.taken(declared.properties());
        } catch (TemplateException wrong) {
            throw wrong.at(place(declared, keys.properties()));
        }
    }

    private Expression taken(Expression expression, String path) {
        try {
            return branches.taken(expression);
        } catch (TemplateException wrong) {
            throw wrong.at(path);
        }
    }

    private @Nullable Object resolved(Expression expression, String path) {
        try {
            return resolver.resolve(expression);
        } catch (TemplateException wrong) {
            throw wrong.at(path);
        }
    }

    private DeletionPolicy deletionPolicy(ResourceDefinition declared) {
        Expression function = declared.deferred().deletionPolicy();
        if (function == null || declared.externalId() != null) {
            return declared.deletionPolicy();
        }
        @Nullable Object resolved = resolved(function, place(declared, keys.deletionPolicy()));
        return switch (resolved) {
            case null -> DeletionPolicy.DELETE;
            case Unresolved unresolved -> DeletionPolicy.DELETE;
            default ->
                    DeletionPolicy.of(
                            version,
                            PythonText.str(resolved),
                            place(declared, keys.deletionPolicy()));
        };
    }

    /** The outputs, where one whose condition does not hold has nothing for a value. */
    Map<String, OutputDefinition> outputs(
            Map<String, OutputDefinition> declared, Set<String> there) {
        Map<String, OutputDefinition> outputs = new LinkedHashMap<>();
        declared.forEach(
                (name, output) -> {
                    String path = keys.outputs() + "." + name;
                    Expression value =
                            isThere(output.condition(), path + "." + keys.condition())
                                    ? taken(output.value(), path + "." + keys.value())
                                    : new Expression.Literal(null);
                    checkReferences(value, there, "unknown", path + "." + keys.value());
                    outputs.put(
                            name, new OutputDefinition(name, output.description(), value, null));
                });
        return outputs;
    }

    private static void checkReferences(
            Expression value, Set<String> there, String key, String path) {
        for (String name : value.resources()) {
            if (!there.contains(name)) {
                throw TemplateException.unknownReference(name, key, path);
            }
        }
    }

    private String place(ResourceDefinition declared, String key) {
        return "%s.%s.%s".formatted(keys.resources(), declared.name(), key);
    }
}
