package io.hearth.stackapi.api.preview;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.engine.ResourceChanges;
import io.hearth.stackapi.stack.Stack;
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

    static Body of(Stack stack, ResourceChanges changes) {
        return new Body(
                new ResourceChangesView(
                        PreviewedResourceView.of(stack, changes.unchanged()),
                        PreviewedResourceView.of(stack, changes.updated()),
                        PreviewedResourceView.of(stack, changes.replaced()),
                        PreviewedResourceView.of(stack, changes.added()),
                        PreviewedResourceView.of(stack, changes.deleted())));
    }
}
