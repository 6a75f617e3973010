package io.hearth.stackapi.snapshot;

import io.hearth.messaging.reseal.SealedTable;
import io.hearth.stackapi.stack.StackSeals;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What is sealed of snapshots: the documents of their stacks, as they were. */
class SnapshotSeals {
    @Produces
    @Singleton
    SealedTable snapshots() {
        return StackSeals.documentsIn(SealedTable.of("snapshot", "id").telling("stack_id"));
    }
}
