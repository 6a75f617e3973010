package io.hearth.stackapi.engine;

import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.stack.StackException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a stack and those that will be nested in it, before there is anything of them. */
@ApplicationScoped
class TreeCheck {
    private final Planner planner;
    private final NestedBlueprints nested;
    private final Limits limits;

    TreeCheck(Planner planner, NestedBlueprints nested, Limits limits) {
        this.planner = planner;
        this.nested = nested;
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
        int left = left(blueprint, most);
        Map<String, Map<String, @Nullable Object>> properties = planner.check(blueprint);
        for (Map.Entry<String, Blueprint> within :
                nested.of(blueprint, properties, depth, Map.of()).entrySet()) {
            int before = left;
            left =
                    NestedPlace.of(blueprint, within.getKey())
                            .tells(() -> check(within.getValue(), depth + 1, before));
        }
        return left;
    }

    /**
     * Checks one template alone, as Heat does when no stack is to be made of it.
     *
     * @return the properties of its resources, as far as they are known
     */
    Map<String, Map<String, @Nullable Object>> checkAlone(String projectId, Blueprint blueprint) {
        left(blueprint, limits.maxResourcesPerStack(projectId));
        return planner.check(blueprint);
    }

    private static int left(Blueprint blueprint, int most) {
        int left = most - blueprint.template().resources().size();
        if (left < 0) {
            throw tooMany();
        }
        return left;
    }

    static StackException tooMany() {
        return StackException.overLimit(
                "Request limit exceeded: Maximum resources per stack exceeded.");
    }

    static StackException tooDeep(int deepest) {
        return StackException.overLimit(
                "Request limit exceeded: Recursion depth exceeds %d.".formatted(deepest));
    }
}
