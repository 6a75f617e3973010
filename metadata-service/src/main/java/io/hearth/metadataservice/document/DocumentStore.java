package io.hearth.metadataservice.document;

import io.hearth.contract.MetadataEvent;
import io.hearth.contract.MetadataEvent.MetadataPublished;
import io.hearth.contract.MetadataEvent.MetadataWithdrawn;
import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.metadataservice.deployment.ServerDeployments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code document}. A version that is not newer than the row's changes nothing, so that
 * an event may come late or twice; at the same version a withdrawal wins.
 */
@ApplicationScoped
class DocumentStore {
    private static final String PUT =
            """
            insert into document (stack_id, resource, version, stack_name, root_id, project_id,
                resource_type, physical_resource_id, status, status_reason, description, updated_at,
                sealed_document, creator_id, server_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict (stack_id, resource) do update set
                version = excluded.version, stack_name = excluded.stack_name,
                resource_type = excluded.resource_type,
                physical_resource_id = excluded.physical_resource_id, status = excluded.status,
                status_reason = excluded.status_reason, description = excluded.description,
                updated_at = excluded.updated_at, sealed_document = excluded.sealed_document,
                creator_id = excluded.creator_id, server_id = excluded.server_id
            where document.version < excluded.version
            """;

    private static final String WITHDRAW =
            """
            insert into document (stack_id, resource, version, stack_name, root_id, project_id)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (stack_id, resource) do update set
                version = excluded.version, physical_resource_id = null, status = null,
                status_reason = null, description = null, sealed_document = null,
                creator_id = null, server_id = null
            where document.version <= excluded.version
            """;

    private static final String FIND =
            """
            select stack_id, resource, version, stack_name, root_id, project_id, resource_type,
                physical_resource_id, status, status_reason, description, updated_at,
                sealed_document, creator_id, server_id
            from document where stack_id = $1 and resource = $2 and sealed_document is not null
            """;

    private static final String FIND_KEY =
            """
            select stack_id, resource from document
            where project_id = $1 and stack_name = $2 and resource = $3
                and sealed_document is not null
            limit 1
            """;

    private static final String KNOWS_STACK =
            """
            select 1 from document
            where stack_id = $1 and stack_name = $2 and project_id = $3
                and sealed_document is not null
            limit 1
            """;

    private final Pool database;
    private final Sealer sealer;
    private final ServerDeployments deployments;

    DocumentStore(Pool database, Sealer sealer, ServerDeployments deployments) {
        this.database = database;
        this.sealer = sealer;
        this.deployments = deployments;
    }

    /**
     * Stores what was published and withdrawn at once; their versions order them.
     *
     * @param connection whose transaction it belongs to
     */
    Uni<Void> apply(SqlClient connection, List<MetadataEvent> events) {
        List<Tuple> published = new ArrayList<>();
        List<Tuple> withdrawn = new ArrayList<>();
        for (MetadataEvent event : events) {
            switch (event) {
                case MetadataPublished document -> published.add(values(document));
                case MetadataWithdrawn document ->
                        withdrawn.add(
                                key(document.stack(), document.resource(), document.version()));
            }
        }
        return execute(connection, PUT, published)
                .chain(() -> execute(connection, WITHDRAW, withdrawn));
    }

    private static Tuple values(MetadataPublished event) {
        ResourceSummary summary = event.summary();
        return key(event.stack(), event.resource(), event.version())
                .addValue(summary.resourceType())
                .addValue(summary.physicalResourceId())
                .addValue(summary.status())
                .addValue(summary.statusReason())
                .addValue(summary.description())
                .addValue(summary.updatedAt().atOffset(ZoneOffset.UTC))
                .addValue(event.document().ciphertext())
                .addValue(event.creatorId())
                .addValue(event.serverId());
    }

    /** Of a server with all that is deployed there. */
    Uni<Optional<Document>> find(DocumentKey key) {
        return execute(FIND, Tuple.of(key.stackId(), key.resource()))
                .map(rows -> first(rows, row -> row))
                .chain(
                        row ->
                                row.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : read(row.get()).map(Optional::of));
    }

    private Uni<Document> read(Row row) {
        Document document = open(row);
        String serverId = row.getString("server_id");
        return serverId == null
                ? Uni.createFrom().item(document)
                : deployments.of(document.stack().projectId(), serverId).map(document::with);
    }

    /** By the names that an owner uses. */
    Uni<Optional<DocumentKey>> findKey(String projectId, String stackName, String resource) {
        return execute(FIND_KEY, Tuple.of(projectId, stackName, resource))
                .map(
                        rows ->
                                first(
                                        rows,
                                        row ->
                                                new DocumentKey(
                                                        row.getString("stack_id"),
                                                        row.getString("resource"))));
    }

    Uni<Boolean> knowsStack(String stackId, String stackName, String projectId) {
        return execute(KNOWS_STACK, Tuple.of(stackId, stackName, projectId))
                .map(rows -> rows.iterator().hasNext());
    }

    private static Uni<Void> execute(SqlClient connection, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple values) {
        return database.preparedQuery(sql).execute(values);
    }

    private Document open(Row row) {
        String stackId = row.getString("stack_id");
        String resource = row.getString("resource");
        String metadata =
                sealer.open(
                                new Sealed(row.getString("sealed_document")),
                                new SealContext(stackId, resource, SealContext.METADATA))
                        .reveal();
        return new Document(
                new StackRef(
                        stackId,
                        row.getString("stack_name"),
                        row.getString("root_id"),
                        row.getString("project_id")),
                resource,
                row.getLong("version"),
                new ResourceSummary(
                        row.getString("resource_type"),
                        row.getString("physical_resource_id"),
                        row.getString("status"),
                        row.getString("status_reason"),
                        row.getString("description"),
                        row.getOffsetDateTime("updated_at").toInstant()),
                HeatJson.rewrite(metadata),
                creators(row.getString("creator_id")));
    }

    private static Set<String> creators(@Nullable String creatorId) {
        return creatorId == null ? Set.of() : Set.of(creatorId);
    }

    private static Tuple key(StackRef stack, String resource, long version) {
        return Tuple.tuple()
                .addValue(stack.id())
                .addValue(resource)
                .addValue(version)
                .addValue(stack.name())
                .addValue(stack.rootId())
                .addValue(stack.projectId());
    }

    private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
        var row = rows.iterator();
        return row.hasNext() ? Optional.of(read.apply(row.next())) : Optional.empty();
    }
}
