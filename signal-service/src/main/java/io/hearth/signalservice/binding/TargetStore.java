package io.hearth.signalservice.binding;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The tables {@code target} and {@code target_stack}. What is older than the row changes nothing,
 * so that an event may come late or twice.
 */
@ApplicationScoped
class TargetStore {
    private static final String PUT =
            """
            insert into target (stack_id, resource, version, stack_name, root_id, project_id,
                resource_type, dialect, action, status)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (stack_id, resource) do update set
                version = excluded.version, stack_name = excluded.stack_name,
                resource_type = excluded.resource_type, dialect = excluded.dialect,
                action = excluded.action, status = excluded.status
            where target.version < excluded.version
            """;

    private static final String PUT_STACK =
            """
            insert into target_stack (stack_id, action, status, changed_at)
            values ($1, $2, $3, $4)
            on conflict (stack_id) do update set
                action = excluded.action, status = excluded.status,
                changed_at = excluded.changed_at
            where target_stack.changed_at <= excluded.changed_at
            """;

    private static final String FIND =
            """
            select stack_id, resource, stack_name, root_id, project_id, resource_type, dialect,
                target.action, target.status, target_stack.action as stack_action
            from target left join target_stack using (stack_id)
            where stack_id = $1 and resource = $2
            """;

    private static final String FIND_KEY =
            """
            select stack_id, resource from target
            where project_id = $1 and stack_name = $2 and resource = $3
                and not (action = 'DELETE' and status = 'COMPLETE')
            """;

    private static final String KNOWS_STACK =
            """
            select 1 from target left join target_stack using (stack_id)
            where stack_id = $1 and stack_name = $2 and project_id = $3
                and not (target_stack.action is not distinct from 'DELETE'
                    and target_stack.status is not distinct from 'COMPLETE')
            limit 1
            """;

    private final Pool database;

    TargetStore(Pool database) {
        this.database = database;
    }

    /**
     * @param connection whose transaction it belongs to
     */
    Uni<Void> put(SqlClient connection, List<ResourceStateChanged> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(PUT)
                        .executeBatch(events.stream().map(TargetStore::values).toList())
                        .replaceWithVoid();
    }

    private static Tuple values(ResourceStateChanged event) {
        StackRef stack = event.stack();
        return Tuple.tuple()
                .addValue(stack.id())
                .addValue(event.resource())
                .addValue(event.version())
                .addValue(stack.name())
                .addValue(stack.rootId())
                .addValue(stack.projectId())
                .addValue(event.resourceType())
                .addValue(event.signalDialect().name())
                .addValue(event.action())
                .addValue(event.status());
    }

    /**
     * @param at the event's time, which orders the states of one stack
     */
    Uni<Void> put(SqlClient connection, StackStateChanged event, Instant at) {
        Tuple values =
                Tuple.of(
                        event.stack().id(),
                        event.action(),
                        event.status(),
                        at.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(PUT_STACK).execute(values).replaceWithVoid();
    }

    Uni<Optional<Target>> find(TargetKey key) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(key.stackId(), key.resource()))
                .map(
                        rows -> {
                            var row = rows.iterator();
                            return row.hasNext()
                                    ? Optional.of(target(row.next()))
                                    : Optional.<Target>empty();
                        });
    }

    /** Of the one living stack that has the name. */
    Uni<Optional<TargetKey>> findKey(String projectId, String stackName, String resource) {
        return database.preparedQuery(FIND_KEY)
                .execute(Tuple.of(projectId, stackName, resource))
                .map(
                        rows -> {
                            var row = rows.iterator();
                            return row.hasNext()
                                    ? Optional.of(key(row.next()))
                                    : Optional.<TargetKey>empty();
                        });
    }

    private static TargetKey key(Row row) {
        return new TargetKey(row.getString("stack_id"), row.getString("resource"));
    }

    Uni<Boolean> knowsStack(String stackId, String stackName, String projectId) {
        return database.preparedQuery(KNOWS_STACK)
                .execute(Tuple.of(stackId, stackName, projectId))
                .map(rows -> rows.iterator().hasNext());
    }

    private static Target target(Row row) {
        String stackAction = row.getString("stack_action");
        return new Target(
                new StackRef(
                        row.getString("stack_id"),
                        row.getString("stack_name"),
                        row.getString("root_id"),
                        row.getString("project_id")),
                row.getString("resource"),
                row.getString("resource_type"),
                SignalDialect.valueOf(row.getString("dialect")),
                row.getString("action"),
                row.getString("status"),
                stackAction == null ? "CREATE" : stackAction);
    }
}
