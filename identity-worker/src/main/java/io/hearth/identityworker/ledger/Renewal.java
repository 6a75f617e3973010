package io.hearth.identityworker.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The credential of an identity is being changed for another: from the moment when that is wanted
 * until what it had is gone from Keystone.
 *
 * @param formerAccessKeys of the keypairs that it had and that may be in Keystone yet; empty when
 *     none is left, or it had none
 * @param until when those go
 */
public record Renewal(List<String> formerAccessKeys, Instant until) {
    public Renewal {
        formerAccessKeys = List.copyOf(formerAccessKeys);
    }

    /** Nothing of what it had is in Keystone any more. */
    Renewal emptied() {
        return new Renewal(List.of(), until);
    }

    /** The same with another end. */
    public Renewal endingAt(Instant end) {
        return new Renewal(formerAccessKeys, end);
    }
}
