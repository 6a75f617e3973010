package io.hearth.stackapi.engine;

import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Environment;
import io.hearth.template.expression.Unresolved;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a stack and those that will be nested in it, before there is anything of them. */
@ApplicationScoped
class TreeCheck {
    private final Planner planner;
    private final Blueprints blueprints;
    private final Limits limits;

    TreeCheck(Planner planner, Blueprints blueprints, Limits limits) {
        this.planner = planner;
        this.blueprints = blueprints;
        this.limits = limits;
    }

    /**
     * @throws StackException StackValidationFailed, or RequestLimitExceeded for too many resources
     *     or too deep a tree
     * @throws io.hearth.template.error.TemplateException what is wrong with a template
     */
    void check(String projectId, Blueprint blueprint) {
        check(blueprint, 0, limits.maxResourcesPerStack(projectId));
    }

    /**
     * @param most how many resources there may be
     * @return how many more there may be
     */
    private int check(Blueprint blueprint, int depth, int most) {
        int left = most - blueprint.template().resources().size();
        if (left < 0) {
            throw StackException.overLimit(
                    "Request limit exceeded: Maximum resources per stack exceeded.");
        }
        Map<String, Map<String, @Nullable Object>> properties = planner.check(blueprint);
        for (String name : blueprint.layout().names()) {
            ResourceType type = blueprint.layout().type(name);
            Optional<NestedTemplate> nested =
                    type.nested(properties.getOrDefault(name, Map.of()), blueprint.files());
            if (nested.isPresent() && !isOpen(nested.get())) {
                left = check(nested(blueprint, name, nested.get(), depth), depth + 1, left);
            }
        }
        return left;
    }

    private Blueprint nested(
            Blueprint parent, String resource, NestedTemplate nested, int parentDepth) {
        int deepest = limits.maxNestedStackDepth();
        if (parentDepth >= deepest) {
            throw StackException.overLimit(
                    "Request limit exceeded: Recursion depth exceeds %d.".formatted(deepest));
        }
        Environment environment =
                parent.environment().forNested(resource, Map.of(), nested.entry());
        return blueprints.foreseen(nested, environment, parent);
    }

    /** Which resources there will be is not known while a condition may depend on the unknown. */
    private static boolean isOpen(NestedTemplate nested) {
        return nested.template().isConditional()
                && nested.parameters().values().stream().anyMatch(Unresolved::isIn);
    }
}
