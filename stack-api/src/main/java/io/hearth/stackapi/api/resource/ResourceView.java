package io.hearth.stackapi.api.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Link;
import io.hearth.stackapi.api.http.Links;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource.
 *
 * @param parentResource the resource that the stack stands behind; left out when it is not nested
 * @param description left out of a list without detail, like {@code attributes}
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ResourceView(
        String updatedTime,
        String creationTime,
        String logicalResourceId,
        String resourceName,
        String physicalResourceId,
        String resourceStatus,
        String resourceStatusReason,
        String resourceType,
        List<Link> links,
        List<String> requiredBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parentResource,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String description,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, @Nullable Object> attributes) {
    public static ResourceView summary(Stack stack, Resource resource, Links links) {
        return of(stack, resource, null, null, links);
    }

    public static ResourceView detailed(
            Stack stack, Resource resource, Map<String, @Nullable Object> attributes, Links links) {
        return of(stack, resource, resource.description(), attributes, links);
    }

    private static ResourceView of(
            Stack stack,
            Resource resource,
            @Nullable String description,
            @Nullable Map<String, @Nullable Object> attributes,
            Links links) {
        return new ResourceView(
                Times.text(resource.updatedAt()),
                Times.text(resource.createdAt()),
                resource.name(),
                resource.name(),
                resource.shownPhysicalId(),
                resource.state().text(),
                resource.state().reason(),
                resource.type(),
                linksOf(stack, resource, links),
                resource.requiredBy(),
                stack.parent() == null ? null : stack.parent().resource(),
                description,
                attributes);
    }

    private static List<Link> linksOf(Stack stack, Resource resource, Links links) {
        Link self = Link.self(links.resource(stack, resource.name()));
        Link of = Link.to("stack", links.stack(stack));
        return resource.isStack()
                ? List.of(self, of, Link.to("nested", links.nested(stack, resource)))
                : List.of(self, of);
    }

    /** The body of {@code GET …/resources/{name}}. */
    public record Body(ResourceView resource) {}

    /** The body of {@code GET …/resources}. */
    public record ListBody(List<ResourceView> resources) {}
}
