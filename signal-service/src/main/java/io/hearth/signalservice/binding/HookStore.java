package io.hearth.signalservice.binding;

import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * The table {@code hook}. Events may come twice, but always in their order, so that each stack's
 * last one holds in the end.
 */
@ApplicationScoped
class HookStore {
    private static final String PUT =
            """
            insert into hook (stack_id, resource, generation, hook, stack_name, root_id, project_id)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """;

    private static final String REMOVE =
            """
            delete from hook
            where stack_id = $1 and resource = $2 and generation = $3 and hook = $4
            """;

    private static final String OF_STACK =
            """
            select resource, hook, root_id from hook
            where stack_id = $1 and stack_name = $2 and project_id = $3
            """;

    /** A hook at which a resource waits. */
    record Reached(StackRef stack, String resource, String hook) {}

    private final Pool database;

    HookStore(Pool database) {
        this.database = database;
    }

    Uni<Void> put(SqlClient connection, HookReached event) {
        StackRef stack = event.stack();
        Tuple values =
                Tuple.tuple()
                        .addValue(stack.id())
                        .addValue(event.resource())
                        .addValue(event.generation())
                        .addValue(event.hook())
                        .addValue(stack.name())
                        .addValue(stack.rootId())
                        .addValue(stack.projectId());
        return connection.preparedQuery(PUT).execute(values).replaceWithVoid();
    }

    Uni<Void> remove(SqlClient connection, HookCleared event) {
        Tuple values =
                Tuple.of(event.stack().id(), event.resource(), event.generation(), event.hook());
        return connection.preparedQuery(REMOVE).execute(values).replaceWithVoid();
    }

    /** All at which the resources of an owner's stack wait. */
    Uni<List<Reached>> of(String stackId, String stackName, String projectId) {
        return database.preparedQuery(OF_STACK)
                .execute(Tuple.of(stackId, stackName, projectId))
                .map(rows -> reached(rows, stackId, stackName, projectId));
    }

    private static List<Reached> reached(
            RowSet<Row> rows, String stackId, String stackName, String projectId) {
        List<Reached> all = new ArrayList<>();
        for (Row row : rows) {
            StackRef stack = new StackRef(stackId, stackName, row.getString("root_id"), projectId);
            all.add(new Reached(stack, row.getString("resource"), row.getString("hook")));
        }
        return all;
    }
}
