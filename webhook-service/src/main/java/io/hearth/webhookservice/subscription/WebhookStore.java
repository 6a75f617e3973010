package io.hearth.webhookservice.subscription;

import io.hearth.contract.seal.Sealed;
import io.hearth.webhookservice.network.WebhookUrl;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook}. */
@Singleton
class WebhookStore {
    private static final String COLUMNS =
            """
            id, project_id, name, url, types, stacks, tags, secret, former_secret, former_until,
                enabled, disabled_reason, created_at, updated_at
            """;

    /** Of what comes at the same time for one project, one waits for the other. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('webhooks:' || $1, 0))";

    private static final String ALL =
            "select %s from webhook where project_id = $1 order by name".formatted(COLUMNS);

    private static final String FIND =
            "select %s from webhook where project_id = $1 and id = $2".formatted(COLUMNS);

    /** Who delivers may disable it at the same time. */
    private static final String FIND_FOR_UPDATE = FIND + " for update";

    private static final String INSERT =
            """
            insert into webhook (%s)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """
                    .formatted(COLUMNS);

    private static final String UPDATE =
            """
            update webhook set name = $3, url = $4, types = $5, stacks = $6, tags = $7,
                secret = $8, former_secret = $9, former_until = $10, enabled = $11,
                disabled_reason = $12, created_at = $13, updated_at = $14, failures = 0
            where id = $1 and project_id = $2
            """;

    private static final String DELETE = "delete from webhook where project_id = $1 and id = $2";

    /** Holds up others that change webhooks of the project until the transaction ends. */
    Uni<Void> lock(SqlClient connection, String projectId) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(projectId)).replaceWithVoid();
    }

    Uni<List<Webhook>> all(SqlClient connection, String projectId) {
        return connection
                .preparedQuery(ALL)
                .execute(Tuple.of(projectId))
                .map(WebhookStore::webhooks);
    }

    Uni<Optional<Webhook>> find(SqlClient connection, String projectId, UUID id) {
        return find(connection, FIND, projectId, id);
    }

    /** Nobody else changes it until the transaction ends. */
    Uni<Optional<Webhook>> findForUpdate(SqlClient connection, String projectId, UUID id) {
        return find(connection, FIND_FOR_UPDATE, projectId, id);
    }

    private static Uni<Optional<Webhook>> find(
            SqlClient connection, String sql, String projectId, UUID id) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(projectId, id))
                .map(rows -> webhooks(rows).stream().findFirst());
    }

    Uni<Void> insert(SqlClient connection, Webhook webhook) {
        return connection.preparedQuery(INSERT).execute(values(webhook)).replaceWithVoid();
    }

    /** With a clean slate: it is not one that fails until it does. */
    Uni<Void> update(SqlClient connection, Webhook webhook) {
        return connection.preparedQuery(UPDATE).execute(values(webhook)).replaceWithVoid();
    }

    /**
     * @return whether it was there
     */
    Uni<Boolean> delete(SqlClient connection, String projectId, UUID id) {
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(projectId, id))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Tuple values(Webhook webhook) {
        Definition definition = webhook.definition();
        SealedSecrets secrets = webhook.secrets();
        Sealed former = secrets.former();
        return Tuple.tuple()
                .addValue(webhook.id())
                .addValue(webhook.projectId())
                .addValue(definition.name())
                .addValue(definition.url().text())
                .addValue(definition.filter().types().toArray(String[]::new))
                .addValue(definition.filter().stacks().toArray(String[]::new))
                .addValue(definition.filter().tags().toArray(String[]::new))
                .addValue(secrets.current().ciphertext())
                .addValue(former == null ? null : former.ciphertext())
                .addValue(utc(secrets.formerUntil()))
                .addValue(definition.enabled())
                .addValue(webhook.disabledReason())
                .addValue(utc(webhook.createdAt()))
                .addValue(utc(webhook.updatedAt()));
    }

    private static List<Webhook> webhooks(RowSet<Row> rows) {
        List<Webhook> webhooks = new ArrayList<>();
        rows.forEach(row -> webhooks.add(webhook(row)));
        return webhooks;
    }

    private static Webhook webhook(Row row) {
        Filter filter = new Filter(texts(row, "types"), texts(row, "stacks"), texts(row, "tags"));
        String former = row.getString("former_secret");
        return new Webhook(
                row.getUUID("id"),
                row.getString("project_id"),
                new Definition(
                        row.getString("name"),
                        new WebhookUrl(row.getString("url")),
                        filter,
                        row.getBoolean("enabled")),
                new SealedSecrets(
                        new Sealed(row.getString("secret")),
                        former == null ? null : new Sealed(former),
                        instant(row.getOffsetDateTime("former_until"))),
                row.getString("disabled_reason"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static List<String> texts(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
