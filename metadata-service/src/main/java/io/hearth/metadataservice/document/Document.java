package io.hearth.metadataservice.document;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.StackRef;
import io.hearth.metadataservice.deployment.Deployed;
import java.util.HashSet;
import java.util.Set;

/**
 * A resource's metadata in the clear, with what {@code DescribeStackResource} tells beside it.
 *
 * @param version grows with every change
 * @param metadata a JSON object as text, never empty, written as Heat writes JSON
 * @param creatorIds each of a user who alone of the stack's project may read some of it; empty when
 *     every member may
 */
public record Document(
        StackRef stack,
        String resource,
        long version,
        ResourceSummary summary,
        String metadata,
        Set<String> creatorIds) {
    public Document {
        creatorIds = Set.copyOf(creatorIds);
    }

    /** The document of a server on which this is deployed. */
    Document with(Deployed deployed) {
        return new Document(
                stack,
                resource,
                version + deployed.version(),
                summary,
                HeatJson.with(metadata, "deployments", deployed.configs()),
                union(creatorIds, deployed.creatorIds()));
    }

    /** Whether a member of the stack's project may read it. */
    public boolean isFor(Principal.Member member, Rules rules) {
        return creatorIds.stream().allMatch(creator -> rules.readsSecretsOf(member, creator));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** Keeps the metadata, which holds credentials, out of logs. */
    @Override
    public String toString() {
        return "Document[%s/%s version %d]".formatted(stack.id(), resource, version);
    }
}
