package io.hearth.stackapi.engine;

import java.util.List;
import java.util.stream.Stream;

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

    /** What becomes of nothing. */
    static final ResourceChanges NONE =
            new ResourceChanges(List.of(), List.of(), List.of(), List.of(), List.of());

    /** These and those of a nested stack. */
    ResourceChanges and(ResourceChanges more) {
        return new ResourceChanges(
                join(unchanged, more.unchanged),
                join(updated, more.updated),
                join(replaced, more.replaced),
                join(added, more.added),
                join(deleted, more.deleted));
    }

    private static List<PreviewedResource> join(
            List<PreviewedResource> some, List<PreviewedResource> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
