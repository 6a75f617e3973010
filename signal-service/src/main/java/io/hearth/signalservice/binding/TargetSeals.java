package io.hearth.signalservice.binding;

import io.hearth.access.identity.IdentitySeals;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The keypairs of those who signal. */
class TargetSeals {
    @Produces
    @Singleton
    SealedTable credentials() {
        return IdentitySeals.credentials();
    }
}
