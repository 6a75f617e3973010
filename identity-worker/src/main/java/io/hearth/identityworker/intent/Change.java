package io.hearth.identityworker.intent;

import io.hearth.contract.IdentityEvent;
import io.hearth.identityworker.ledger.Desired;
import io.hearth.identityworker.ledger.Identity;
import java.util.List;

/**
 * What an event does to the ledger.
 *
 * @param added new rows
 * @param turned rows of which something else is wanted from now on
 * @param desired what is wanted of them
 * @param renewed rows that have other credentials from now on
 * @param checked rows to be looked for in Keystone
 * @param events what the bus is told at once
 */
record Change(
        List<Identity> added,
        List<Identity> turned,
        Desired desired,
        List<Identity> renewed,
        List<Identity> checked,
        List<IdentityEvent> events) {
    Change {
        added = List.copyOf(added);
        turned = List.copyOf(turned);
        renewed = List.copyOf(renewed);
        checked = List.copyOf(checked);
        events = List.copyOf(events);
    }

    static Change none() {
        return told(List.of());
    }

    static Change added(List<Identity> rows) {
        return new Change(rows, List.of(), Desired.PRESENT, List.of(), List.of(), List.of());
    }

    /** Rows that are to become so. */
    static Change turned(Identity row, Desired desired) {
        return new Change(List.of(), List.of(row), desired, List.of(), List.of(), List.of());
    }

    /** Rows that are to go, beside new ones. */
    static Change unwanted(
            List<Identity> added, List<Identity> going, List<? extends IdentityEvent> events) {
        return new Change(added, going, Desired.ABSENT, List.of(), List.of(), List.copyOf(events));
    }

    /** A row with other credentials. */
    static Change renewed(Identity row, List<? extends IdentityEvent> events) {
        return new Change(
                List.of(),
                List.of(),
                Desired.PRESENT,
                List.of(row),
                List.of(),
                List.copyOf(events));
    }

    /** A row to be looked for in Keystone. */
    static Change checked(Identity row) {
        return new Change(
                List.of(), List.of(), Desired.PRESENT, List.of(), List.of(row), List.of());
    }

    /** The ledger stays as it is. */
    static Change told(List<? extends IdentityEvent> events) {
        return new Change(
                List.of(), List.of(), Desired.PRESENT, List.of(), List.of(), List.copyOf(events));
    }

    boolean touchesLedger() {
        return !added.isEmpty() || !turned.isEmpty() || !renewed.isEmpty() || !checked.isEmpty();
    }
}
