package io.hearth.metadataservice.document;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.StackRef;
import org.jspecify.annotations.Nullable;

/**
 * A resource's metadata in the clear, with what {@code DescribeStackResource} tells beside it.
 *
 * @param metadata a JSON object as text, never empty, written as Heat writes JSON
 * @param creatorId the user who alone of the stack's project may read it; null when every member
 *     may
 */
public record Document(
        StackRef stack,
        String resource,
        long version,
        ResourceSummary summary,
        String metadata,
        @Nullable String creatorId) {
    /** Whether a member of the stack's project may read it. */
    public boolean isFor(Principal.Member member, Rules rules) {
        return creatorId == null || rules.readsSecretsOf(member, creatorId);
    }

    /** Keeps the metadata, which holds credentials, out of logs. */
    @Override
    public String toString() {
        return "Document[%s/%s version %d]".formatted(stack.id(), resource, version);
    }
}
