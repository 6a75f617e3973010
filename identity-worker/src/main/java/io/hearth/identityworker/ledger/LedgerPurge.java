package io.hearth.identityworker.ledger;

import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Identities that are gone, for so long that no late event can want them again. */
class LedgerPurge {
    @Produces
    @Singleton
    Purge identities(Retention retention) {
        return Purge.of(
                "identity", retention.deletedStacks(), "phase = 'REMOVED' and unwanted_at < ?");
    }
}
