package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What effects mean for the rows of resources, each as the scene has it at the end. */
record ResourceWrites(List<Resource> added, List<Resource> changed, List<Resource> forgotten) {
    static ResourceWrites of(Scene scene, List<Effect> effects) {
        Set<String> added = new LinkedHashSet<>();
        Set<String> changed = new LinkedHashSet<>();
        Set<String> forgotten = new LinkedHashSet<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.ResourceAdded(Resource resource) -> added.add(resource.id());
                case Effect.ResourceForgotten(Resource resource) -> forgotten.add(resource.id());
                case Effect.ResourceStored(Resource resource) -> changed.add(resource.id());
                case Effect.ResourceChanged(Resource resource) -> changed.add(resource.id());
                case Effect.DocumentChanged(Resource resource) -> changed.add(resource.id());
                case Effect.ResourceRemoved(Resource resource) -> changed.add(resource.id());
                default -> {}
            }
        }
        changed.removeAll(added);
        changed.removeAll(forgotten);
        // made and gone in one transaction: it never was
        Set<String> never = new LinkedHashSet<>(added);
        never.retainAll(forgotten);
        added.removeAll(never);
        forgotten.removeAll(never);
        return new ResourceWrites(rows(scene, added), rows(scene, changed), rows(scene, forgotten));
    }

    private static List<Resource> rows(Scene scene, Set<String> ids) {
        return ids.stream().map(id -> scene.withId(id).orElseThrow()).toList();
    }
}
