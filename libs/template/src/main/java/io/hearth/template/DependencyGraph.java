package io.hearth.template;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which resource needs which; immutable, free of cycles. */
public final class DependencyGraph {
    private final Map<String, Set<String>> requires;
    private final Map<String, Set<String>> requiredBy;
    private final List<String> order;

    private DependencyGraph(
            Map<String, Set<String>> requires,
            Map<String, Set<String>> requiredBy,
            List<String> order) {
        this.requires = requires;
        this.requiredBy = requiredBy;
        this.order = order;
    }

    /**
     * @throws TemplateException CircularDependencyException that names the cycle,
     *     InvalidTemplateReference for a resource that is not there
     */
    public static DependencyGraph of(Map<String, ResourceDefinition> resources) {
        return of(resources, true);
    }

    /** The same where conditions may still open a circle; what is in one comes last. */
    static DependencyGraph ofConditional(Map<String, ResourceDefinition> resources) {
        return of(resources, false);
    }

    private static DependencyGraph of(
            Map<String, ResourceDefinition> resources, boolean refuseCircles) {
        Map<String, Set<String>> requires = new LinkedHashMap<>();
        Map<String, Set<String>> requiredBy = new LinkedHashMap<>();
        resources.keySet().forEach(name -> requiredBy.put(name, new LinkedHashSet<>()));
        resources.forEach(
                (name, resource) -> {
                    Set<String> needed = Collections.unmodifiableSet(resource.requires());
                    requires.put(name, needed);
                    for (String other : needed) {
                        Set<String> dependents = requiredBy.get(other);
                        if (dependents == null) {
                            throw TemplateException.unknownReference(
                                    other, name, "resources." + name);
                        }
                        dependents.add(name);
                    }
                });
        List<String> order = sorted(requires, requiredBy);
        if (order.size() < requires.size()) {
            if (refuseCircles) {
                throw circular(cycle(requires, order));
            }
            Set<String> all = new LinkedHashSet<>(order);
            all.addAll(requires.keySet());
            order = List.copyOf(all);
        }
        return new DependencyGraph(requires, requiredBy, order);
    }

    /** As far as there is an order: without what is in a circle, or needs one. */
    private static List<String> sorted(
            Map<String, Set<String>> requires, Map<String, Set<String>> requiredBy) {
        Map<String, Integer> missing = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        requires.forEach(
                (name, needed) -> {
                    missing.put(name, needed.size());
                    if (needed.isEmpty()) {
                        ready.add(name);
                    }
                });
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String next = ready.remove();
            order.add(next);
            for (String dependent : requiredBy.getOrDefault(next, Set.of())) {
                if (missing.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(dependent);
                }
            }
        }
        return List.copyOf(order);
    }

    /**
     * What could not be ordered needs something else of its kind, so a walk along that comes round.
     */
    private static List<String> cycle(Map<String, Set<String>> requires, List<String> ordered) {
        Set<String> left = new LinkedHashSet<>(requires.keySet());
        ordered.forEach(left::remove);
        List<String> walk = new ArrayList<>();
        Map<String, Integer> seenAt = new HashMap<>();
        String current = left.iterator().next();
        while (!seenAt.containsKey(current)) {
            seenAt.put(current, walk.size());
            walk.add(current);
            current =
                    requires.getOrDefault(current, Set.of()).stream()
                            .filter(left::contains)
                            .findFirst()
                            .orElseThrow();
        }
        List<String> cycle =
                new ArrayList<>(walk.subList(seenAt.getOrDefault(current, 0), walk.size()));
        cycle.add(current);
        return cycle;
    }

    private static TemplateException circular(List<String> cycle) {
        return new TemplateException(
                TemplateError.CIRCULAR_DEPENDENCY,
                "Circular Dependency Found: " + String.join(" -> ", cycle),
                "resources." + cycle.getFirst());
    }

    /** The resources that this one needs directly, in the order in which it names them. */
    public Set<String> requires(String resource) {
        return requires.getOrDefault(resource, Set.of());
    }

    /** The resources that need this one directly, in the template's order. */
    public Set<String> requiredBy(String resource) {
        return Collections.unmodifiableSet(requiredBy.getOrDefault(resource, Set.of()));
    }

    /** Every resource after all that it needs; reversed, it is the order of deletion. */
    public List<String> order() {
        return order;
    }
}
