package io.hearth.identityworker.delegated;

import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Tasks that have ended and of which nothing is left in Keystone. */
class TaskPurge {
    @Produces
    @Singleton
    Purge tasks(Retention retention) {
        return Purge.of(
                "keystone_task", retention.deletedStacks(), "settled and gone and changed_at < ?");
    }
}
