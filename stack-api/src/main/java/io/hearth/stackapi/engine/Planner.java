package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.DeletionPolicy;
import io.hearth.template.OutputDefinition;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.Template;
import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.Resolver;
import io.hearth.template.property.PropertyValues;
import io.hearth.template.version.Dialect;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a request and lays out the stack that it asks for. */
@ApplicationScoped
class Planner {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,254}");

    void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw StackException.invalid(
                    ("Invalid stack name %s must contain only alphanumeric or \"_-.\" characters,"
                                    + " must start with alpha and must be 255 characters or less.")
                            .formatted(name));
        }
    }

    /**
     * Checks types, properties and references as far as they can be before anything exists.
     *
     * @return of each resource whose type has a schema, the properties as far as they are known
     */
    Map<String, Map<String, @Nullable Object>> check(Blueprint blueprint) {
        Template template = blueprint.template();
        Map<String, ResourceType> mapped = blueprint.layout().types();
        Resolver resolver = resolver(blueprint);
        Dialect dialect = template.dialect();
        Map<String, Map<String, @Nullable Object>> properties = new LinkedHashMap<>();
        template.resources()
                .forEach(
                        (name, definition) ->
                                properties.put(name, check(dialect, definition, resolver, mapped)));
        template.outputs()
                .forEach(
                        (name, output) ->
                                checkOutput(Place.output(dialect, name), output, resolver));
        return properties;
    }

    /** The properties as far as they are known, of those resources with which nothing is wrong. */
    Map<String, Map<String, @Nullable Object>> known(Blueprint blueprint) {
        Resolver resolver = resolver(blueprint);
        Map<String, Map<String, @Nullable Object>> properties = new LinkedHashMap<>();
        blueprint
                .template()
                .resources()
                .forEach(
                        (name, definition) -> {
                            try {
                                properties.put(
                                        name,
                                        check(
                                                blueprint.template().dialect(),
                                                definition,
                                                resolver,
                                                blueprint.layout().types()));
                            } catch (TemplateException | StackException wrong) {
                                properties.put(name, Map.of()); // told when a stack is made of it
                            }
                        });
        return properties;
    }

    private static Resolver resolver(Blueprint blueprint) {
        return new Resolver(blueprint.parameters(), blueprint.files(), Foreseen.of(blueprint));
    }

    /** An output of a parameter that there is not is an error of the output, not of the stack. */
    private static void checkOutput(Place place, OutputDefinition output, Resolver resolver) {
        try {
            place.resolve(() -> resolver.resolve(output.value()));
        } catch (TemplateException wrong) {
            if (wrong.error() != TemplateError.USER_PARAMETER_MISSING) {
                throw wrong;
            }
        }
    }

    private static Map<String, @Nullable Object> check(
            Dialect dialect,
            ResourceDefinition definition,
            Resolver resolver,
            Map<String, ResourceType> mapped) {
        DefinitionLimits.check(definition);
        String name = definition.name();
        if (definition.deletionPolicy() == DeletionPolicy.SNAPSHOT) {
            throw StackException.invalid(
                    "resources.%s.deletion_policy: \"Snapshot\" deletion policy not supported"
                            .formatted(name));
        }
        ResourceType type = requireNonNull(mapped.get(name));
        Place.metadata(dialect, name).resolve(() -> resolver.resolve(definition.metadata()));
        checkUpdatePolicy(dialect, definition, resolver, type);
        if (definition.externalId() != null) {
            checkExternal(definition, type);
            return Map.of();
        }
        if (type.acceptsAnything()) {
            Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
            definition
                    .properties()
                    .forEach(
                            (property, value) ->
                                    resolved.put(
                                            property,
                                            Place.property(dialect, name, property)
                                                    .resolve(() -> resolver.resolve(value))));
            type.validate(name, resolved, mapped.keySet());
            return Map.of();
        }
        Map<String, @Nullable Object> properties =
                PropertyValues.check(
                        dialect, name, type.properties(), definition.properties(), resolver);
        type.validate(name, properties, mapped.keySet());
        return properties;
    }

    private static void checkExternal(ResourceDefinition definition, ResourceType type) {
        if (!type.adoptable()) {
            throw StackException.invalid(
                    "resources.%s.external_id: What a %s stands for can only be made by this service."
                            .formatted(definition.name(), type.name()));
        }
    }

    private static void checkUpdatePolicy(
            Dialect dialect, ResourceDefinition definition, Resolver resolver, ResourceType type) {
        String name = definition.name();
        Object policy =
                Place.updatePolicy(dialect, name)
                        .resolve(() -> resolver.resolve(definition.updatePolicy()));
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        if (policy instanceof Map<?, ?> map) {
            map.forEach((key, value) -> given.put(String.valueOf(key), value));
        }
        type.validateUpdatePolicy(
                name, PropertyValues.checkUpdatePolicy(dialect, name, type.updatePolicy(), given));
    }

    Stack stack(String id, NewStack request, Instant now) {
        return new Stack(
                id,
                request.name(),
                id,
                null,
                request.owner(),
                null,
                new State(Action.CREATE, Status.IN_PROGRESS, "Stack CREATE started"),
                request.template().description(),
                request.tags(),
                request.timeoutMinutes(),
                request.disableRollback(),
                Stack.Plan.FIRST,
                new Stack.Progress(0, false, false),
                now,
                null,
                null,
                null);
    }

    /** The stack behind a resource of a stack that is only previewed. */
    static Stack unmade(Stack parent, String resource, Instant now) {
        return new Stack(
                parent.id(),
                parent.name() + "-" + resource,
                parent.rootId(),
                new Stack.Parent(parent.id(), resource, 0),
                parent.owner(),
                null,
                parent.state(),
                "",
                null,
                null,
                true,
                Stack.Plan.FIRST,
                new Stack.Progress(0, false, false),
                now,
                null,
                null,
                null);
    }

    /** The stack behind a resource, which bears the resource's own id. */
    static Stack nested(Stack parent, Resource resource, NestedSource source, Instant now) {
        return new Stack(
                resource.id(),
                resource.physicalName(),
                parent.rootId(),
                new Stack.Parent(parent.id(), resource.name(), 0),
                parent.owner(),
                null,
                new State(Action.CREATE, Status.IN_PROGRESS, "Stack CREATE started"),
                source.template().description(),
                null,
                source.timeoutMinutes(),
                true, // its parent rolls it back
                Stack.Plan.FIRST,
                new Stack.Progress(0, false, false),
                now,
                null,
                null,
                null);
    }
}
