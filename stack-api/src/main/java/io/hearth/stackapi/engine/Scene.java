package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.stackapi.resource.DeploymentGround;
import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.AttributePath;
import io.hearth.template.expression.Resolver;
import io.hearth.template.expression.ResourceStates;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stack with those of its resources that are in view, and the values that follow from them.
 * Changes as the decision goes on.
 */
final class Scene implements ResourceStates {
    private final Surroundings surroundings;
    private @Nullable Blueprint blueprint;
    private final Map<String, Resource> byId = new LinkedHashMap<>();
    private final Map<String, String> currentIds = new HashMap<>();
    private final Map<String, NestedOutcome> nested = new HashMap<>();
    private final Map<String, DeploymentGround> grounds = new HashMap<>();
    private Stack stack;

    /**
     * @param blueprint null when nothing of the template is needed
     */
    Scene(
            Stack stack,
            Collection<Resource> resources,
            @Nullable Blueprint blueprint,
            Surroundings surroundings) {
        this.stack = stack;
        this.blueprint = blueprint;
        this.surroundings = surroundings;
        resources.forEach(this::put);
    }

    Stack stack() {
        return stack;
    }

    void give(Blueprint known) {
        this.blueprint = known;
    }

    void put(Stack next) {
        this.stack = next;
    }

    void put(Resource resource) {
        byId.put(resource.id(), resource);
        if (resource.current()) {
            currentIds.put(resource.name(), resource.id());
        } else {
            currentIds.remove(resource.name(), resource.id());
        }
    }

    /** Brings the stack behind a resource into view. */
    void put(Resource resource, NestedOutcome outcome) {
        nested.put(resource.id(), outcome);
    }

    /** Brings into view what was looked up for a deployment. */
    void put(String resourceId, DeploymentGround ground) {
        grounds.put(resourceId, ground);
    }

    Optional<DeploymentGround> ground(Resource resource) {
        return Optional.ofNullable(grounds.get(resource.id()));
    }

    Optional<NestedOutcome> nested(Resource resource) {
        return Optional.ofNullable(nested.get(resource.id()));
    }

    /** All in view, those included that are replaced and not removed yet. */
    Collection<Resource> resources() {
        return List.copyOf(byId.values());
    }

    /** The resource that stands for a name now. */
    Optional<Resource> find(String name) {
        return Optional.ofNullable(currentIds.get(name)).map(byId::get);
    }

    Optional<Resource> find(String name, long generation) {
        return named(name).filter(resource -> resource.generation() == generation).findFirst();
    }

    /** Those of a name, of all generations. */
    Stream<Resource> named(String name) {
        return byId.values().stream().filter(resource -> resource.name().equals(name));
    }

    Optional<Resource> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What the template says of a resource. */
    ResourceDefinition definition(String name) {
        return requireNonNull(
                blueprint().template().resources().get(name),
                () -> "The template has no resource '%s'.".formatted(name));
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Blueprint blueprint() {
        return requireNonNull(blueprint, "This decision was not given the stack's template.");
    }

    ResourceContext context(Resource resource) {
        return new SceneContext(this, resource);
    }

    /** Resolves expressions of the stack's template. */
    Resolver resolver() {
        return new Resolver(blueprint().parameters(), blueprint().files(), this);
    }

    @Override
    public @Nullable Object facade(Aspect aspect) {
        Facade facade = blueprint().facade();
        return facade == null ? ResourceStates.super.facade(aspect) : facade.of(aspect);
    }

    @Override
    public @Nullable Object reference(String resource) {
        return context(require(resource)).reference();
    }

    @Override
    public @Nullable Object attribute(String resource, String attribute, List<Object> path) {
        return attribute(require(resource), attribute, path);
    }

    @Override
    public Object attributes(String resource) {
        return attributes(require(resource));
    }

    /** All attributes that the resource's type declares. */
    Map<String, @Nullable Object> attributes(Resource resource) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        ResourceContext context = context(resource);
        for (String attribute : context.type().attributes().keySet()) {
            values.put(attribute, shown(resource, attribute));
        }
        values.putAll(context.type().ownAttributes(context));
        return values;
    }

    /** What can only be asked for with a path shows as null, as in Heat. */
    private @Nullable Object shown(Resource resource, String attribute) {
        try {
            return attribute(resource, attribute, List.of());
        } catch (TemplateException pathMissing) {
            return null;
        }
    }

    private @Nullable Object attribute(Resource resource, String attribute, List<Object> path) {
        ResourceContext context = context(resource);
        if (!context.type().hasAttribute(attribute)) {
            throw TemplateException.unknownAttribute(resource.name(), attribute);
        }
        return switch (resource.state().action()) {
            case INIT, DELETE -> null;
            default ->
                    attribute.equals(ResourceType.SHOW)
                            ? show(context, path)
                            : context.type().attribute(context, attribute, path);
        };
    }

    private static @Nullable Object show(ResourceContext context, List<Object> path) {
        Object told = context.type().show(context);
        return told == null ? null : AttributePath.select(told, path);
    }

    private Resource require(String name) {
        return find(name)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Resource '%s' is not in view.".formatted(name)));
    }
}
