package io.hearth.stackapi.engine;

import java.util.List;

/** The resources of the stack that stands behind a resource, in its place. */
public record PreviewedNested(List<Previewed> resources) implements Previewed {
    public PreviewedNested {
        resources = List.copyOf(resources);
    }
}
