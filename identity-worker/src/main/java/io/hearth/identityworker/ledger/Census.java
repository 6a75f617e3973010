package io.hearth.identityworker.ledger;

import java.util.List;

/**
 * How many identities there are in each state.
 *
 * @param overdueRevocations identities that ought to be gone for more than a minute and are not
 */
public record Census(List<Count> counts, long overdueRevocations) {
    public Census {
        counts = List.copyOf(counts);
    }

    /** So many of a kind are wanted so and known to be so far. */
    public record Count(Kind kind, Desired desired, Phase phase, long identities) {}
}
