package io.hearth.metadataservice.document;

import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.StackRef;

/**
 * A resource's metadata in the clear, with what {@code DescribeStackResource} tells beside it.
 *
 * @param metadata a JSON object as text, never empty, written as Heat writes JSON
 */
public record Document(
        StackRef stack, String resource, long version, ResourceSummary summary, String metadata) {

    /** Keeps the metadata, which holds credentials, out of logs. */
    @Override
    public String toString() {
        return "Document[%s/%s version %d]".formatted(stack.id(), resource, version);
    }
}
