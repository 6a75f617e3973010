package io.hearth.signalservice.alarm;

import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Alarms of stacks that were abandoned long ago; of those that are deleted, the bus has told. */
class AlarmPurge {
    @Produces
    @Singleton
    Purge alarms(Retention retention) {
        return Purge.of(
                "alarm",
                retention.deletedStacks(),
                "stack_id in (select stack_id from target_stack where action = 'DELETE' and status = 'COMPLETE' and changed_at < ?)");
    }
}
