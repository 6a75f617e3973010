package io.hearth.stackapi.api.preview;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.engine.ResourceChanges;
import java.util.List;

/** What an update would do to the resources of a stack. */
record ResourceChangesView(
        List<PreviewedResourceView> unchanged,
        List<PreviewedResourceView> updated,
        List<PreviewedResourceView> replaced,
        List<PreviewedResourceView> added,
        List<PreviewedResourceView> deleted) {
    /** The body of {@code …/preview}. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Body(ResourceChangesView resourceChanges) {}

    static Body of(ResourceChanges changes) {
        return new Body(
                new ResourceChangesView(
                        PreviewedResourceView.of(changes.unchanged()),
                        PreviewedResourceView.of(changes.updated()),
                        PreviewedResourceView.of(changes.replaced()),
                        PreviewedResourceView.of(changes.added()),
                        PreviewedResourceView.of(changes.deleted())));
    }
}
