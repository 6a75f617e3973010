package io.hearth.metadataservice.document;

import io.hearth.access.identity.IdentitySeals;
import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The documents, and the keypairs of those who read them. */
class DocumentSeals {
    @Produces
    @Singleton
    SealedTable documents() {
        return SealedTable.of("document", "stack_id", "resource")
                .sealed(
                        "sealed_document",
                        row ->
                                new SealContext(
                                        row.get("stack_id"),
                                        row.get("resource"),
                                        SealContext.METADATA));
    }

    @Produces
    @Singleton
    SealedTable credentials() {
        return IdentitySeals.credentials();
    }
}
