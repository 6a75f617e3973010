package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.nested.Inner;
import io.hearth.stackapi.resource.nested.NestedResource;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Secrecy;
import io.hearth.template.OutputDefinition;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.environment.ResourceRegistry;
import io.hearth.template.expression.Expression;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a stack only its creator may read: the secrets of the resources that its
 * environment marks, and whatever a template makes of them. It is told of what a template refers to
 * and not of values, so that no function and no change of a value opens one.
 */
final class CreatorOnly {
    private final Scene scene;
    private final ResourceRegistry registry;
    private final Facade.Closed closed;
    private final Set<String> parameters;

    /**
     * @param scene with the stack's blueprint and what is asked about
     */
    CreatorOnly(Scene scene) {
        Blueprint blueprint = scene.blueprint();
        this.scene = scene;
        this.registry = blueprint.layout().registry();
        this.closed = blueprint.closed();
        this.parameters = blueprint.template().parameters().keySet();
    }

    /** Whether there may be anything that not every member of the project may read. */
    static boolean isIn(Blueprint blueprint) {
        return blueprint.closed() != Facade.Closed.NOTHING
                || blueprint.layout().registry().marksSecrets();
    }

    /**
     * How much of what a resource is made from comes from creator-only secrets, or came before:
     * what has become of them may still be there.
     */
    Secrecy secrecy(Resource resource) {
        if (!isIn(scene.blueprint())) {
            return Secrecy.NOTHING;
        }
        boolean speaks = isMarked(resource) && type(resource).referenceIsSecret();
        boolean shows = isMarked(resource) && type(resource).isServer();
        return (speaks ? Secrecy.PROPERTIES : secrecy(resource.name()))
                .or(shows ? Secrecy.METADATA : Secrecy.NOTHING)
                .or(resource.definition().secrecy());
    }

    private Secrecy secrecy(String resource) {
        ResourceDefinition definition = scene.definition(resource);
        if (closed == Facade.Closed.ALL
                || takesUpSecrets(resource)
                || definition.expressions().anyMatch(one -> ofProperties(definition, one))) {
            return Secrecy.PROPERTIES;
        }
        return reads(definition.metadata()) ? Secrecy.METADATA : Secrecy.NOTHING;
    }

    private boolean takesUpSecrets(String resource) {
        Layout layout = scene.blueprint().layout();
        return layout.type(resource).takesUpWhatItRequires()
                && layout.links(resource).requires().stream()
                        .flatMap(required -> scene.find(required).stream())
                        .anyMatch(this::reference);
    }

    private boolean ofProperties(ResourceDefinition definition, Expression expression) {
        return expression != definition.metadata() && reads(expression);
    }

    /** Whether a value of the template holds creator-only secrets. */
    boolean reads(Expression value) {
        return value.all().anyMatch(this::isSecret);
    }

    /** Whether an attribute of a resource is for the creator alone. */
    boolean attribute(Resource resource, String attribute) {
        ResourceContext context = scene.context(resource);
        ResourceType type = context.type();
        return (hasSecretProperties(resource) && !(type instanceof NestedResource))
                || (isMarked(resource) && type.isSecret(attribute))
                || type.tellsCreatorOnly(context, attribute);
    }

    /** A resource's attributes for everybody else. */
    Map<String, @Nullable Object> shown(Resource resource) {
        Map<String, @Nullable Object> shown = scene.attributes(resource);
        shown.replaceAll((name, value) -> attribute(resource, name) ? Withheld.ATTRIBUTE : value);
        return shown;
    }

    /** Whether the reference of a resource is for the creator alone. */
    boolean reference(Resource resource) {
        ResourceContext context = scene.context(resource);
        boolean marked = isMarked(resource) || resource.definition().secrecy() != Secrecy.NOTHING;
        return (marked && context.type().referenceIsSecret())
                || context.type().refersToCreatorOnly(context);
    }

    /**
     * The outputs that are for the creator alone, and what a parent asks for beside them.
     *
     * @param asked of the inside of this stack
     */
    Set<String> outputs(Set<Inner> asked) {
        Set<String> names = new TreeSet<>();
        if (isIn(scene.blueprint())) {
            scene.blueprint().template().outputs().values().stream()
                    .filter(this::isSecret)
                    .map(OutputDefinition::name)
                    .forEach(names::add);
            asked.stream()
                    .filter(inner -> scene.find(inner.resource()).filter(this::tells).isPresent())
                    .map(Inner::key)
                    .forEach(names::add);
        }
        return names;
    }

    boolean isSecret(OutputDefinition output) {
        return closed == Facade.Closed.ALL || reads(output.value());
    }

    private boolean isSecret(Expression node) {
        return switch (node) {
            case Expression.GetAttribute get ->
                    scene.find(get.resource())
                            .filter(resource -> attribute(resource, get.attribute()))
                            .isPresent();
            case Expression.GetResource(String resource) ->
                    scene.find(resource).filter(this::reference).isPresent();
            case Expression.GetParameter parameter ->
                    closed.hasParameters() && parameters.contains(parameter.name());
            case Expression.Facade facade -> closed != Facade.Closed.NOTHING;
            default -> false;
        };
    }

    /** An attribute whose name is computed may be any. */
    private boolean attribute(Resource resource, @Nullable Expression attribute) {
        return attribute instanceof Expression.Literal(Object name)
                ? attribute(resource, String.valueOf(name))
                : tellsAny(resource);
    }

    private boolean tells(Resource resource) {
        return tellsAny(resource) || reference(resource);
    }

    /** Whether any attribute of a resource is for the creator alone. */
    boolean tellsAny(Resource resource) {
        ResourceContext context = scene.context(resource);
        return Stream.concat(
                        context.type().attributes().keySet().stream(),
                        context.type().ownAttributes(context).keySet().stream())
                .anyMatch(attribute -> attribute(resource, attribute));
    }

    /** What the stack behind a resource makes of them, that stack tells itself. */
    private static boolean hasSecretProperties(Resource resource) {
        return resource.definition().secrecy() == Secrecy.PROPERTIES;
    }

    private ResourceType type(Resource resource) {
        return scene.blueprint().layout().type(resource.name());
    }

    private boolean isMarked(Resource resource) {
        return registry.isCreatorOnly(resource.name());
    }
}
