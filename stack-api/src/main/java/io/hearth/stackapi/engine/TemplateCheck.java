package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.template.ResourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks templates of which no stack is to be made, and describes what they take. */
@ApplicationScoped
class TemplateCheck {
    private final TreeCheck trees;
    private final Planner planner;
    private final NestedBlueprints nested;

    TemplateCheck(TreeCheck trees, Planner planner, NestedBlueprints nested) {
        this.trees = trees;
        this.planner = planner;
        this.nested = nested;
    }

    /**
     * @throws io.hearth.stackapi.stack.StackException StackValidationFailed, RequestLimitExceeded
     * @throws io.hearth.template.error.TemplateException what is wrong with template or parameters
     */
    CheckedTemplate check(Blueprint blueprint, boolean showNested) {
        Map<String, Map<String, @Nullable Object>> properties =
                trees.checkAlone(Blueprints.NOT_YET, blueprint);
        return new CheckedTemplate(
                "",
                blueprint.template(),
                blueprint.shownEnvironment(),
                showNested ? nested(blueprint, properties, 0) : Map.of());
    }

    private Map<String, CheckedTemplate> nested(
            Blueprint parent, Map<String, Map<String, @Nullable Object>> properties, int depth) {
        Map<String, ResourceDefinition> resources = parent.template().resources();
        Map<String, CheckedTemplate> described = new LinkedHashMap<>();
        nested.of(parent, properties, depth, Map.of())
                .forEach(
                        (name, within) ->
                                described.put(
                                        name,
                                        new CheckedTemplate(
                                                requireNonNull(resources.get(name)).type(),
                                                within.template(),
                                                within.environment(),
                                                nested(within, planner.known(within), depth + 1))));
        return described;
    }
}
