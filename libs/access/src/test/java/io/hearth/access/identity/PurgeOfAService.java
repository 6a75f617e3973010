package io.hearth.access.identity;

import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** As a service has it. */
class PurgeOfAService {
    @Produces
    @Singleton
    Purge credentials(Retention retention) {
        return IdentityPurges.credentials(retention);
    }

    @Produces
    @Singleton
    Purge users(Retention retention) {
        return IdentityPurges.users(retention);
    }
}
