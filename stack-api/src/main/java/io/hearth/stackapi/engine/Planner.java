package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.Template;
import io.hearth.template.expression.Resolver;
import io.hearth.template.property.PropertyValues;
import io.hearth.template.version.Dialect;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

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

    /** Checks types, properties and references as far as they can be before anything exists. */
    void check(Blueprint blueprint) {
        Template template = blueprint.template();
        Map<String, ResourceType> mapped = blueprint.layout().types();
        Resolver resolver =
                new Resolver(blueprint.parameters(), blueprint.files(), new Foreseen(mapped));
        Dialect dialect = template.dialect();
        template.resources()
                .values()
                .forEach(definition -> check(dialect, definition, resolver, mapped));
        template.outputs()
                .forEach(
                        (name, output) ->
                                Place.output(dialect, name)
                                        .resolve(() -> resolver.resolve(output.value())));
    }

    private static void check(
            Dialect dialect,
            ResourceDefinition definition,
            Resolver resolver,
            Map<String, ResourceType> mapped) {
        DefinitionLimits.check(definition);
        String name = definition.name();
        ResourceType type = requireNonNull(mapped.get(name));
        if (type.acceptsAnything()) {
            definition
                    .properties()
                    .forEach(
                            (property, value) ->
                                    Place.property(dialect, name, property)
                                            .resolve(() -> resolver.resolve(value)));
        } else {
            type.validate(
                    name,
                    PropertyValues.check(
                            dialect, name, type.properties(), definition.properties(), resolver),
                    mapped.keySet());
        }
        Place.metadata(dialect, name).resolve(() -> resolver.resolve(definition.metadata()));
    }

    Stack stack(String id, NewStack request, Instant now) {
        return new Stack(
                id,
                request.name(),
                id,
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
                null);
    }
}
