package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Secrecy;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Tells what an update would do to a stack and, where asked, to those within it. */
final class ChangesPreview {
    private final Mutiny.Session session;
    private final StackStore store;
    private final Planner planner;
    private final NestedBlueprints nested;
    private final Surroundings surroundings;
    private final boolean showNested;
    private final Reader reader;

    ChangesPreview(
            Mutiny.Session session,
            StackStore store,
            Planner planner,
            NestedBlueprints nested,
            Surroundings surroundings,
            boolean showNested,
            Reader reader) {
        this.session = session;
        this.store = store;
        this.planner = planner;
        this.nested = nested;
        this.surroundings = surroundings;
        this.showNested = showNested;
        this.reader = reader;
    }

    Uni<ResourceChanges> of(Stack stack, Blueprint wanted) {
        return of(stack, wanted, 0);
    }

    private Uni<ResourceChanges> of(Stack stack, Blueprint wanted, int depth) {
        return store.all(session, stack.id())
                .chain(
                        resources -> {
                            ResourceChanges own = own(stack, resources, wanted);
                            return showNested
                                    ? within(own, wanted, depth).map(own::and)
                                    : Uni.createFrom().item(own);
                        });
    }

    private Uni<ResourceChanges> within(ResourceChanges own, Blueprint wanted, int depth) {
        List<PreviewedResource> kept = new ArrayList<>(own.updated());
        kept.addAll(own.unchanged());
        return stacks(kept)
                .chain(stacks -> changed(stacks, wanted, depth))
                .chain(changes -> gone(own).map(changes::and));
    }

    private Uni<ResourceChanges> changed(Map<String, Stack> stacks, Blueprint parent, int depth) {
        Map<String, Blueprint> wanted = nested.of(parent, planner.known(parent), depth, stacks);
        return each(
                List.copyOf(stacks.entrySet()),
                entry -> {
                    Blueprint blueprint = wanted.get(entry.getKey());
                    return blueprint == null
                            ? Uni.createFrom().item(ResourceChanges.NONE)
                            : of(entry.getValue(), blueprint, depth + 1);
                });
    }

    /** The stacks behind resources, by the resources' names. */
    private Uni<Map<String, Stack>> stacks(List<PreviewedResource> resources) {
        Map<String, Stack> stacks = new LinkedHashMap<>();
        Uni<Void> reading = Uni.createFrom().voidItem();
        for (PreviewedResource one : resources) {
            reading =
                    reading.chain(() -> found(one.resource()))
                            .invoke(
                                    found ->
                                            found.forEach(
                                                    it -> stacks.put(one.resource().name(), it)))
                            .replaceWithVoid();
        }
        return reading.replaceWith(stacks);
    }

    private Uni<List<Stack>> found(Resource resource) {
        return resource.isStack()
                ? store.find(session, resource.id()).map(stack -> stack.stream().toList())
                : Uni.createFrom().item(List.of());
    }

    /** What stands within a stack that goes, goes with it. */
    private Uni<ResourceChanges> gone(ResourceChanges own) {
        List<PreviewedResource> going = new ArrayList<>(own.deleted());
        going.addAll(own.replaced());
        return each(
                going,
                one ->
                        store.named(session, one.stack().id(), List.of(one.resource().name()))
                                .chain(resources -> each(resources, this::goneWith)));
    }

    private Uni<ResourceChanges> goneWith(Resource resource) {
        return found(resource)
                .chain(
                        stacks ->
                                each(
                                        stacks,
                                        stack ->
                                                store.all(session, stack.id())
                                                        .map(resources -> leaving(stack, resources))
                                                        .chain(left -> gone(left).map(left::and))));
    }

    private ResourceChanges leaving(Stack stack, Collection<Resource> resources) {
        Scene scene = new Scene(stack, resources, null, surroundings);
        return new ResourceChanges(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                resources.stream()
                        .filter(ChangesPreview::isThere)
                        .map(one -> leaving(scene, one))
                        .toList());
    }

    private static <T> Uni<ResourceChanges> each(
            List<T> all, Function<T, Uni<ResourceChanges>> changes) {
        Uni<ResourceChanges> joined = Uni.createFrom().item(ResourceChanges.NONE);
        for (T one : all) {
            joined = joined.chain(before -> changes.apply(one).map(before::and));
        }
        return joined;
    }

    private ResourceChanges own(Stack stack, Collection<Resource> resources, Blueprint wanted) {
        Scene scene = new Scene(stack, resources, wanted, surroundings);
        Forecast forecast = new Forecast(scene, reader);
        Unmade unmade = new Unmade(scene, forecast.resolver());
        List<PreviewedResource> unchanged = new ArrayList<>();
        List<PreviewedResource> updated = new ArrayList<>();
        List<PreviewedResource> replaced = new ArrayList<>();
        List<PreviewedResource> added = new ArrayList<>();
        for (String name : wanted.layout().names()) {
            switch (forecast.of(name)) {
                case UNCHANGED -> unchanged.add(unmade.resource(name));
                case UPDATED -> updated.add(present(scene, scene.find(name).orElseThrow()));
                case REPLACED -> replaced.add(unmade.resource(name));
                case ADDED -> added.add(unmade.resource(name));
            }
        }
        List<PreviewedResource> deleted =
                resources.stream()
                        .filter(ChangesPreview::isThere)
                        .filter(one -> !wanted.layout().has(one.name()))
                        .map(one -> present(scene, one))
                        .toList();
        return new ResourceChanges(unchanged, updated, replaced, added, deleted);
    }

    private static boolean isThere(Resource resource) {
        return resource.current() && resource.begun() && !resource.state().deleted();
    }

    private PreviewedResource present(Scene scene, Resource resource) {
        boolean open = reader == Reader.CREATOR;
        return new PreviewedResource(
                scene.stack(),
                resource,
                open || resource.definition().secrecy() == Secrecy.NOTHING
                        ? scene.context(resource).document()
                        : Map.of(),
                Known.object(
                        open ? scene.attributes(resource) : new CreatorOnly(scene).shown(resource)),
                null,
                identity(scene, resource));
    }

    /** What is within a stack that goes is not looked at closely, unless all of it may be told. */
    private PreviewedResource leaving(Scene scene, Resource resource) {
        return reader == Reader.CREATOR
                ? present(scene, resource)
                : new PreviewedResource(
                        scene.stack(),
                        resource,
                        Map.of(),
                        Map.of(),
                        null,
                        identity(scene, resource));
    }

    private static @Nullable IdentityKind identity(Scene scene, Resource resource) {
        return scene.context(resource).type().identity().orElse(null);
    }
}
