package io.hearth.stackapi.engine;

import io.hearth.template.expression.ResourceStates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resources that are not there yet, each referred to by its name, as Heat previews them. */
record Named(Foreseen foreseen) implements ResourceStates {
    @Override
    public Object reference(String resource) {
        return resource;
    }

    @Override
    public @Nullable Object attribute(String resource, String attribute, List<Object> path) {
        return foreseen.attribute(resource, attribute, path);
    }

    @Override
    public Object attributes(String resource) {
        return foreseen.attributes(resource);
    }
}
