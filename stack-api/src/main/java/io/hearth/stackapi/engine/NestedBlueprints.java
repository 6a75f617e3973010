package io.hearth.stackapi.engine;

import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Environment;
import io.hearth.template.expression.Unresolved;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the stacks within a stack will be made from, before there is anything of them. */
@ApplicationScoped
class NestedBlueprints {
    private final Blueprints blueprints;
    private final Limits limits;

    NestedBlueprints(Blueprints blueprints, Limits limits) {
        this.blueprints = blueprints;
        this.limits = limits;
    }

    /**
     * Resource name to what will stand behind it, in the template's order; without those of which
     * it is not known yet which resources they will have.
     *
     * @param properties of the parent's resources, as far as they are known
     * @param depth how deep the parent is, from 0
     * @param stacks those of which more is known, by the resource's name
     * @throws StackException RequestLimitExceeded for too deep a tree
     */
    Map<String, Blueprint> of(
            Blueprint parent,
            Map<String, Map<String, @Nullable Object>> properties,
            int depth,
            Map<String, Stack> stacks) {
        Map<String, Blueprint> nested = new LinkedHashMap<>();
        for (String name : parent.layout().names()) {
            parent.layout()
                    .type(name)
                    .nested(properties.getOrDefault(name, Map.of()), parent.files())
                    .filter(template -> !isOpen(template))
                    .ifPresent(
                            template ->
                                    nested.put(
                                            name,
                                            NestedPlace.of(parent, name)
                                                    .tells(
                                                            () ->
                                                                    of(
                                                                            parent,
                                                                            name,
                                                                            template,
                                                                            depth,
                                                                            stacks.get(name)))));
        }
        return nested;
    }

    private Blueprint of(
            Blueprint parent,
            String resource,
            NestedTemplate nested,
            int parentDepth,
            @Nullable Stack stack) {
        int deepest = limits.maxNestedStackDepth();
        if (parentDepth >= deepest) {
            throw TreeCheck.tooDeep(deepest);
        }
        Map<String, @Nullable Object> known = new LinkedHashMap<>(nested.parameters());
        known.values().removeIf(value -> value == null || Unresolved.isIn(value));
        Environment environment = parent.environment().forNested(resource, known, nested.entry());
        return blueprints.foreseen(nested, environment, parent, stack);
    }

    /** Which resources there will be is not known while a condition may depend on the unknown. */
    private static boolean isOpen(NestedTemplate nested) {
        return nested.template().isConditional()
                && nested.parameters().values().stream().anyMatch(Unresolved::isIn);
    }
}
