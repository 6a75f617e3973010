package io.hearth.signalservice.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearth.contract.AlarmRule;
import io.hearth.contract.StackEvent.AlarmDefined;
import io.hearth.contract.StackEvent.AlarmRemoved;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code alarm}. Events may come twice, but always in their order, so that each stack's
 * last one holds in the end.
 */
@ApplicationScoped
class AlarmStore {
    private static final String FIRST_REASON = "Nothing has been looked at yet.";

    private static final String DEFINE =
            """
            insert into alarm (project_id, name, rule, stack_id, root_id, resource, state, reason,
                state_at, changed_at, due_at)
            values ($1, $2, $3, $4, $5, $6, 'INSUFFICIENT_DATA', $7, $8, $8, $8)
            on conflict (project_id, name) do update set
                rule = excluded.rule, changed_at = excluded.changed_at, due_at = excluded.due_at
            where alarm.stack_id is not distinct from excluded.stack_id
            """;

    private static final String REMOVE =
            "delete from alarm where project_id = $1 and name = $2 and stack_id = $3";

    private static final String SELECT =
            """
            select a.*, coalesce(t.action, '') in ('SUSPEND', 'DELETE')
                or coalesce(s.action, '') in ('SUSPEND', 'DELETE') as asleep
            from alarm a left join target t on t.stack_id = a.stack_id and t.resource = a.resource
                left join target_stack s on s.stack_id = a.stack_id
            """;

    private static final String DUE =
            SELECT + "where due_at <= $1 order by due_at limit $2 for update of a skip locked";

    private static final String FIND =
            SELECT + "where a.project_id = $1 and a.name = $2 for update of a";

    private static final String LIST =
            SELECT
                    + """
                    where a.project_id = $1 and (cardinality($2::text[]) = 0 or a.name = any ($2))
                        and starts_with(a.name, $3) and ($4::text is null or a.state = $4)
                        and a.name > $5
                    order by a.name limit $6
                    """;

    private static final String COUNT =
            "select count(*) as alarms from alarm where project_id = $1 and stack_id is null";

    private static final String DELETE =
            "delete from alarm where project_id = $1 and name = any ($2) and stack_id is null";

    private static final String ENTER =
            """
            update alarm set state = $3, reason = $4, state_at = $5, due_at = coalesce($6, due_at)
            where project_id = $1 and name = $2
            """;

    private final ObjectMapper json =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * @param connection whose transaction it belongs to
     */
    Uni<Void> define(SqlClient connection, AlarmDefined event, Instant now) {
        Tuple values =
                Tuple.tuple()
                        .addValue(event.stack().projectId())
                        .addValue(event.alarm())
                        .addValue(json(event.rule()))
                        .addValue(event.stack().id())
                        .addValue(event.stack().rootId())
                        .addValue(event.resource())
                        .addValue(FIRST_REASON)
                        .addValue(utc(now));
        return connection.preparedQuery(DEFINE).execute(values).replaceWithVoid();
    }

    Uni<Void> remove(SqlClient connection, AlarmRemoved event) {
        return connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(event.stack().projectId(), event.alarm(), event.stack().id()))
                .replaceWithVoid();
    }

    /**
     * Makes or changes one of an owner's own.
     *
     * @return false when it is a stack's
     */
    Uni<Boolean> put(
            SqlClient connection, String projectId, String name, AlarmRule rule, Instant now) {
        Tuple values =
                Tuple.tuple()
                        .addValue(projectId)
                        .addValue(name)
                        .addValue(json(rule))
                        .addValue(null)
                        .addValue(null)
                        .addValue(null)
                        .addValue(FIRST_REASON)
                        .addValue(utc(now));
        return connection.preparedQuery(DEFINE).execute(values).map(done -> done.rowCount() > 0);
    }

    /** How many alarms an owner has made by the API. */
    Uni<Long> count(SqlClient connection, String projectId) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(projectId))
                .map(rows -> rows.iterator().next().getLong("alarms"));
    }

    /** Deletes those of an owner's own. */
    Uni<Void> delete(SqlClient connection, String projectId, List<String> names) {
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(projectId, names.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Those that are due, which nobody else is at until the transaction ends. */
    Uni<List<Alarm>> due(SqlClient connection, Instant now, int limit) {
        return connection.preparedQuery(DUE).execute(Tuple.of(utc(now), limit)).map(this::alarms);
    }

    /** One that nobody else is at until the transaction ends. */
    Uni<Optional<Alarm>> find(SqlClient connection, String projectId, String name) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(projectId, name))
                .map(rows -> alarms(rows).stream().findFirst());
    }

    /**
     * In the order of their names.
     *
     * @param names empty for all
     * @param state null for any
     * @param after the name of the last one before
     */
    Uni<List<Alarm>> list(
            SqlClient connection,
            String projectId,
            List<String> names,
            String prefix,
            @Nullable AlarmState state,
            String after,
            int limit) {
        return connection
                .preparedQuery(LIST)
                .execute(
                        Tuple.tuple()
                                .addValue(projectId)
                                .addValue(names.toArray(String[]::new))
                                .addValue(prefix)
                                .addValue(state == null ? null : state.name())
                                .addValue(after)
                                .addValue(limit))
                .map(this::alarms);
    }

    /**
     * @param due when it is to be looked at again; null to leave that as it is
     */
    Uni<Void> enter(SqlClient connection, Alarm alarm, @Nullable Instant due) {
        return connection
                .preparedQuery(ENTER)
                .execute(
                        Tuple.tuple()
                                .addValue(alarm.projectId())
                                .addValue(alarm.name())
                                .addValue(alarm.state().name())
                                .addValue(alarm.reason())
                                .addValue(utc(alarm.stateAt()))
                                .addValue(due == null ? null : utc(due)))
                .replaceWithVoid();
    }

    private List<Alarm> alarms(RowSet<Row> rows) {
        List<Alarm> alarms = new ArrayList<>();
        rows.forEach(row -> alarms.add(alarm(row)));
        return alarms;
    }

    private Alarm alarm(Row row) {
        return new Alarm(
                row.getString("project_id"),
                row.getString("name"),
                rule(row.getJsonObject("rule")),
                row.getString("root_id"),
                row.getBoolean("asleep"),
                AlarmState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getOffsetDateTime("state_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private JsonObject json(AlarmRule rule) {
        try {
            return new JsonObject(json.writeValueAsString(rule));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An alarm's rule is plain data.", e);
        }
    }

    private AlarmRule rule(JsonObject stored) {
        try {
            return json.readValue(stored.encode(), AlarmRule.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An alarm's rule is none.", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
