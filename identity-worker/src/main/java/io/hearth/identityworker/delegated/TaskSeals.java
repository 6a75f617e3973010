package io.hearth.identityworker.delegated;

import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedRow;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** What is sealed within the events that tasks come from, and within what is known of them. */
class TaskSeals {
    private static final String TRUST = "trust";

    @Produces
    @Singleton
    SealedTable tasks() {
        return SealedTable.of("keystone_task", "id")
                .telling("stack_id", "resource", "root_id")
                .sealedFields("event", Set.of("properties", TRUST), TaskSeals::context)
                .sealedFields("known", Set.of("applied"), TaskSeals::context);
    }

    private static SealContext context(SealedRow row, String field) {
        return field.equals(TRUST)
                ? SealContext.ofTrust(row.get("root_id"))
                : new SealContext(row.get("stack_id"), row.get("resource"), SealContext.PROPERTIES);
    }
}
