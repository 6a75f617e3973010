package io.hearth.webhookservice.intake;

import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Trees that were deleted long ago. */
class TreePurge {
    @Produces
    @Singleton
    Purge trees(Retention retention) {
        return Purge.of("tree", retention.deletedStacks(), "gone and changed_at < ?");
    }
}
