package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.AttributePath;
import io.hearth.template.expression.ResourceStates;
import io.hearth.template.expression.Unresolved;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a stack before there are any: knows which attributes there will be, and no
 * values.
 *
 * @param types resource name to its type
 * @param facade null for a stack that is not nested
 */
record Foreseen(Map<String, ResourceType> types, @Nullable Facade facade)
        implements ResourceStates {
    static Foreseen of(Blueprint blueprint) {
        return new Foreseen(blueprint.layout().types(), blueprint.facade());
    }

    @Override
    public @Nullable Object facade(Aspect aspect) {
        return facade == null ? ResourceStates.super.facade(aspect) : facade.of(aspect);
    }

    @Override
    public Object reference(String resource) {
        return Unresolved.VALUE;
    }

    @Override
    public @Nullable Object attribute(String resource, String attribute, List<Object> path) {
        ResourceType type = types.get(resource);
        if (type != null && !type.mayHaveAttribute(attribute)) {
            throw TemplateException.unknownAttribute(resource, attribute);
        }
        return AttributePath.select(Unresolved.VALUE, path);
    }

    @Override
    public Object attributes(String resource) {
        return Unresolved.VALUE;
    }
}
