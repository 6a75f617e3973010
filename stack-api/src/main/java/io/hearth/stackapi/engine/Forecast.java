package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.environment.RestrictedAction;
import io.hearth.template.expression.Resolver;
import io.hearth.template.expression.ResourceStates;
import io.hearth.template.expression.Unresolved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each resource in an update, found in the order of their requirements: of those
 * that stay as they are, their values are known; of those that change in place, their references.
 */
final class Forecast implements ResourceStates {
    /** What becomes of a resource that the template has. */
    enum Fate {
        UNCHANGED,
        UPDATED,
        REPLACED,
        ADDED
    }

    private final Scene scene;
    private final Draft draft;
    private final Foreseen unknown;
    private final Reader reader;
    private final Map<String, Fate> fates = new LinkedHashMap<>();

    /**
     * @param scene all resources as they are, with what the update asks for
     * @param reader to whom the values that it may not read are not known
     */
    Forecast(Scene scene, Reader reader) {
        this.scene = scene;
        this.reader = reader;
        this.draft = new Draft(scene);
        this.unknown = Foreseen.of(scene.blueprint());
    }

    /**
     * @throws io.hearth.template.error.TemplateException what would let the resource fail
     * @throws StackException likewise
     */
    Fate of(String name) {
        Fate known = fates.get(name);
        if (known == null) {
            scene.blueprint().layout().links(name).requires().forEach(this::of);
            known = present(name).map(this::decide).orElse(Fate.ADDED);
            fates.put(name, known);
        }
        return known;
    }

    Resolver resolver() {
        return new Resolver(scene.blueprint().parameters(), scene.blueprint().files(), this);
    }

    private Fate decide(Resource before) {
        ResourceType type = scene.blueprint().layout().type(before.name());
        try {
            Frozen wanted = Frozen.foreseen(scene, resolver(), before, type);
            return new Transition(draft, before, before, type)
                    .needed(wanted)
                    .map(kind -> kind == RestrictedAction.REPLACE ? Fate.REPLACED : Fate.UPDATED)
                    .orElse(Fate.UNCHANGED);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw StackException.invalid(
                    "resources.%s: %s".formatted(before.name(), wrong.getMessage()));
        }
    }

    private Optional<Resource> present(String name) {
        return scene.find(name).filter(one -> one.begun() && !one.state().deleted());
    }

    @Override
    public @Nullable Object reference(String resource) {
        return switch (of(resource)) {
            case UNCHANGED, UPDATED ->
                    withholds(resource, CreatorOnly::reference)
                            ? Unresolved.VALUE
                            : scene.reference(resource);
            case REPLACED, ADDED -> Unresolved.VALUE;
        };
    }

    @Override
    public @Nullable Object attribute(String resource, String attribute, List<Object> path) {
        return of(resource) == Fate.UNCHANGED
                        && !withholds(resource, (secrets, one) -> secrets.attribute(one, attribute))
                ? scene.attribute(resource, attribute, path)
                : unknown.attribute(resource, attribute, path);
    }

    @Override
    public @Nullable Object facade(Aspect aspect) {
        return unknown.facade(aspect);
    }

    @Override
    public Object attributes(String resource) {
        return of(resource) == Fate.UNCHANGED && !withholds(resource, CreatorOnly::tellsAny)
                ? scene.attributes(resource)
                : unknown.attributes(resource);
    }

    private boolean withholds(String resource, BiPredicate<CreatorOnly, Resource> secret) {
        return reader == Reader.COLLEAGUE
                && scene.find(resource)
                        .filter(one -> secret.test(new CreatorOnly(scene), one))
                        .isPresent();
    }
}
