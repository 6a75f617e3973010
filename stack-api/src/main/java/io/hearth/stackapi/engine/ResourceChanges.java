package io.hearth.stackapi.engine;

import java.util.List;

/**
 * What an update would do. It may do less: what rests on a resource that changes is taken to
 * change, too.
 *
 * @param unchanged as the update would want them, as are {@code replaced} and {@code added}
 * @param updated as they are, as are the {@code deleted}
 */
public record ResourceChanges(
        List<PreviewedResource> unchanged,
        List<PreviewedResource> updated,
        List<PreviewedResource> replaced,
        List<PreviewedResource> added,
        List<PreviewedResource> deleted) {
    public ResourceChanges {
        unchanged = List.copyOf(unchanged);
        updated = List.copyOf(updated);
        replaced = List.copyOf(replaced);
        added = List.copyOf(added);
        deleted = List.copyOf(deleted);
    }
}
