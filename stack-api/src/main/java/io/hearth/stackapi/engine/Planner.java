package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.PhysicalName;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.Template;
import io.hearth.template.expression.AttributePath;
import io.hearth.template.expression.Resolver;
import io.hearth.template.expression.ResourceStates;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.property.PropertyValues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a request and lays out the stack that it asks for. */
@ApplicationScoped
class Planner {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,254}");

    private final ResourceTypes types;

    Planner(ResourceTypes types) {
        this.types = types;
    }

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
        Set<String> names = template.resources().keySet();
        template.resources().values().forEach(definition -> types.named(definition.type()));
        template.dependencies();
        Resolver resolver =
                new Resolver(blueprint.parameters(), blueprint.files(), new Foreseen(template));
        for (ResourceDefinition definition : template.resources().values()) {
            check(definition, resolver, names);
        }
        template.outputs().values().forEach(output -> resolver.resolve(output.value()));
    }

    private void check(ResourceDefinition definition, Resolver resolver, Set<String> names) {
        ResourceType type = types.named(definition.type());
        Map<String, @Nullable Object> resolved = resolver.resolve(definition.properties());
        if (!type.acceptsAnything()) {
            type.validate(
                    definition.name(),
                    PropertyValues.check(definition.name(), type.properties(), resolved),
                    names);
        }
        resolver.resolve(definition.metadata());
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
                new Stack.Progress(request.template().resources().size(), false),
                now,
                null,
                null);
    }

    List<Resource> resources(String stackId, NewStack request, Instant now) {
        Template template = request.template();
        Map<ResourceDefinition, Set<String>> requires = new LinkedHashMap<>();
        Map<String, Set<String>> requiredBy = new HashMap<>();
        for (ResourceDefinition definition : template.resources().values()) {
            Set<String> needed =
                    new LinkedHashSet<>(template.dependencies().requires(definition.name()));
            needed.addAll(
                    types.named(definition.type())
                            .implies(definition, template.resources().keySet()));
            requires.put(definition, needed);
            needed.forEach(
                    name ->
                            requiredBy
                                    .computeIfAbsent(name, n -> new LinkedHashSet<>())
                                    .add(definition.name()));
        }
        List<Resource> resources = new ArrayList<>();
        requires.forEach(
                (definition, needed) -> {
                    Set<String> dependents = requiredBy.getOrDefault(definition.name(), Set.of());
                    resources.add(
                            resource(
                                    stackId,
                                    request.name(),
                                    definition,
                                    new Resource.Dependencies(
                                            List.copyOf(needed),
                                            List.copyOf(dependents),
                                            needed.size()),
                                    now));
                });
        return resources;
    }

    private static Resource resource(
            String stackId,
            String stackName,
            ResourceDefinition definition,
            Resource.Dependencies dependencies,
            Instant now) {
        UUID id = UUID.randomUUID();
        return new Resource(
                id.toString(),
                stackId,
                definition.name(),
                definition.type(),
                definition.description() == null ? "" : definition.description(),
                PhysicalName.of(stackName, definition.name(), id),
                dependencies,
                State.INITIAL,
                Resource.Substance.NONE,
                0,
                now,
                now);
    }

    /** Knows which attributes there will be, and no values. */
    private final class Foreseen implements ResourceStates {
        private final Template template;

        Foreseen(Template template) {
            this.template = template;
        }

        @Override
        public Object reference(String resource) {
            return Unresolved.VALUE;
        }

        @Override
        public @Nullable Object attribute(String resource, String attribute, List<Object> path) {
            ResourceDefinition definition = template.resources().get(resource);
            if (definition != null) {
                ResourceType type = types.named(definition.type());
                if (!type.acceptsAnything() && !type.attributes().containsKey(attribute)) {
                    throw Scene.noAttribute(resource, attribute);
                }
            }
            return AttributePath.select(Unresolved.VALUE, path);
        }

        @Override
        public Object attributes(String resource) {
            return Unresolved.VALUE;
        }
    }
}
