package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import java.util.List;

/**
 * All of a stack that another may be made from by adoption.
 *
 * @param source with the parameters in clear; of a nested stack without the files that it has from
 *     the root
 */
public record StackExport(Stack stack, StackSource source, List<ExportedResource> resources) {
    public StackExport {
        resources = List.copyOf(resources);
    }

    /** Says nothing of the source, which may hold secrets. */
    @Override
    public String toString() {
        return "StackExport[%s]".formatted(stack.id());
    }
}
