package io.hearth.stackapi.stack;

import io.hearth.contract.seal.SealContext;
import io.hearth.messaging.reseal.SealedRow;
import io.hearth.messaging.reseal.SealedTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What is sealed of stacks, resources and what parents want of nested stacks. */
public class StackSeals {
    private static final String STACK_ID = "stack_id";
    private static final String NAME = "name";

    @Produces
    @Singleton
    SealedTable documents() {
        return documentsIn(SealedTable.of("stack_document", STACK_ID, "epoch"));
    }

    @Produces
    @Singleton
    SealedTable wishes() {
        return documentsIn(SealedTable.of("nested_wish", STACK_ID));
    }

    /** With the columns of a {@link StackDocument}; the table tells its stack's id. */
    public static SealedTable documentsIn(SealedTable table) {
        return table.sealed("parameters", row -> ofStack(row, StackDocument.PARAMETERS))
                .sealed("sealed", row -> ofStack(row, StackDocument.REST));
    }

    private static SealContext ofStack(SealedRow row, String field) {
        return new SealContext(row.get(STACK_ID), "", field);
    }

    @Produces
    @Singleton
    SealedTable resources() {
        return SealedTable.of("resource", "id")
                .telling(STACK_ID, NAME)
                .sealed("frozen", row -> ofResource(row, SealContext.DEFINITION))
                .sealed("document", row -> ofResource(row, SealContext.METADATA))
                .sealedFields("secrets", StackSeals::ofResource);
    }

    private static SealContext ofResource(SealedRow row, String field) {
        return new SealContext(row.get(STACK_ID), row.get(NAME), field);
    }
}
