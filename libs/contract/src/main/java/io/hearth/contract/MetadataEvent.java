package io.hearth.contract;

import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The documents that instances read. */
public sealed interface MetadataEvent extends StackScoped {
    @Override
    default Topic topic() {
        return Topic.METADATA;
    }

    /**
     * A resource's document in a new version. A consumer that holds the same or a later version
     * drops it.
     *
     * @param version grows with every change of this resource
     * @param document the metadata as a JSON object, sealed in the context (stack id, resource,
     *     {@code metadata})
     * @param creatorId Keystone's id of the user who alone of the stack's project may read it; null
     *     when every member may
     * @param serverId by which software deployments name the server that the resource is; null when
     *     it is none
     */
    @EventType("hearth.metadata.published.v1")
    record MetadataPublished(
            StackRef stack,
            String resource,
            long version,
            ResourceSummary summary,
            Sealed document,
            @Nullable String creatorId,
            @Nullable String serverId)
            implements MetadataEvent {}

    /** A resource is gone, and its document with it. */
    @EventType("hearth.metadata.withdrawn.v1")
    record MetadataWithdrawn(StackRef stack, String resource, long version)
            implements MetadataEvent {}

    /**
     * What {@code DescribeStackResource} tells beside the metadata.
     *
     * @param status action and status joined, such as {@code CREATE_COMPLETE}
     */
    record ResourceSummary(
            String resourceType,
            @Nullable String physicalResourceId,
            String status,
            String statusReason,
            String description,
            Instant updatedAt) {}
}
