package io.hearth.metadataservice.document;

import io.hearth.access.identity.IdentityPurges;
import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The tombstones of documents and identities that no late event can bring back. */
class DocumentPurge {
    @Produces
    @Singleton
    Purge documents(Retention retention) {
        return Purge.of("document", retention.deletedStacks(), "withdrawn_at < ?");
    }

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
