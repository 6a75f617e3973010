package io.hearth.messaging.purge;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The ids of events that the bus cannot bring again. */
class InboxPurge {
    @Produces
    @Singleton
    Purge inbox(Retention retention) {
        return Purge.of("inbox", retention.messages(), "seen_at < ?");
    }
}
