package io.hearth.stackapi.api.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.engine.Previewed;
import io.hearth.stackapi.engine.PreviewedNested;
import io.hearth.stackapi.engine.PreviewedResource;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource in a preview, as Heat's engine shows it.
 *
 * @param parentResource of a nested stack only: the resource that it stands behind
 * @param updatedTime null, as the next, when there is no such resource yet
 * @param properties left out of the preview of an update
 * @param identity Hearth's own: what it has, or is to have, in Keystone; left out for nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
record PreviewedResourceView(
        @Nullable String updatedTime,
        @Nullable String creationTime,
        String resourceName,
        String physicalResourceId,
        String resourceAction,
        String resourceStatus,
        String resourceStatusReason,
        String resourceType,
        Identity resourceIdentity,
        Identity stackIdentity,
        String stackName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parentResource,
        List<String> requiredBy,
        String description,
        Map<String, @Nullable Object> metadata,
        Map<String, @Nullable Object> attributes,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, @Nullable Object> properties,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable IdentityKind identity) {
    /** What Heat knows a thing by. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Identity(String tenant, String stackName, String stackId, String path) {
        static Identity of(Stack stack, String path) {
            return new Identity(stack.projectId(), stack.name(), stack.id(), path);
        }
    }

    static PreviewedResourceView of(PreviewedResource previewed) {
        Stack stack = previewed.stack();
        Stack.Parent parent = stack.parent();
        Resource resource = previewed.resource();
        return new PreviewedResourceView(
                resource.begun() ? Times.text(resource.updatedAt()) : null,
                resource.begun() ? Times.text(resource.createdAt()) : null,
                resource.name(),
                resource.shownPhysicalId(),
                resource.state().action().name(),
                resource.state().status().name(),
                resource.state().reason(),
                resource.type(),
                Identity.of(stack, "/resources/" + resource.name()),
                Identity.of(stack, ""),
                stack.name(),
                parent == null ? null : parent.resource(),
                resource.requiredBy(),
                resource.description(),
                previewed.metadata(),
                previewed.attributes(),
                previewed.properties(),
                previewed.identity());
    }

    static List<PreviewedResourceView> of(List<PreviewedResource> all) {
        return all.stream().map(PreviewedResourceView::of).toList();
    }

    /** A resource each, or a list of those that a nested stack will have in its place. */
    static List<Object> ofAll(List<Previewed> all) {
        return all.stream()
                .map(
                        one ->
                                switch (one) {
                                    case PreviewedResource resource -> of(resource);
                                    case PreviewedNested(var resources) -> ofAll(resources);
                                })
                .toList();
    }
}
