package io.hearth.identityworker.intent;

import io.hearth.contract.IdentityEvent;
import io.hearth.identityworker.ledger.Identity;
import java.util.List;

/**
 * What an event does to the ledger.
 *
 * @param added new rows
 * @param unwanted rows to be removed from now on
 * @param events what the bus is told at once
 */
record Change(List<Identity> added, List<Identity> unwanted, List<IdentityEvent> events) {
    Change {
        added = List.copyOf(added);
        unwanted = List.copyOf(unwanted);
        events = List.copyOf(events);
    }

    static Change none() {
        return new Change(List.of(), List.of(), List.of());
    }

    boolean touchesLedger() {
        return !added.isEmpty() || !unwanted.isEmpty();
    }
}
