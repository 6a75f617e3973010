package io.hearth.identityworker.ledger;

import java.time.Instant;
import java.util.List;

/**
 * How many identities there are in each state.
 *
 * @param overdueRevocations identities that ought to be gone for more than a minute and are not
 * @param retained the abandoned stack trees whose identities stay, those that stay longest last
 */
public record Census(List<Count> counts, long overdueRevocations, List<Retained> retained) {
    public Census {
        counts = List.copyOf(counts);
        retained = List.copyOf(retained);
    }

    /** So many of a kind are wanted so and known to be so far. */
    public record Count(Kind kind, Desired desired, Phase phase, long identities) {}

    /**
     * An abandoned stack tree.
     *
     * @param ownerProjectId the project that can take it back
     * @param until when it cannot be taken back any more, and they go
     */
    public record Retained(String rootId, String ownerProjectId, Instant until, long identities) {}
}
