package io.hearth.stackapi.stack;

import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * What Heat's operators run {@code heat-manage purge_deleted} for: stacks that have been deleted
 * long ago, with their resources, events and documents; and requests that nobody repeats any more.
 */
class StackPurge {
    /** Thousands of rows may hang on each. */
    private static final int STACKS_AT_ONCE = 10;

    @Produces
    @Singleton
    Purge stacks(Retention retention) {
        return Purge.of(
                "stack",
                retention.deletedStacks(),
                STACKS_AT_ONCE,
                "deleted_at < ? and retained_until is null");
    }

    @Produces
    @Singleton
    Purge requests(Retention retention) {
        return Purge.of("signal_request", retention.messages(), "received_at < ?");
    }
}
