package io.hearth.metadataservice.deployment;

import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The table {@code deployment}. A version that is not newer than the row's changes nothing, so that
 * an event may come late or twice.
 */
@ApplicationScoped
class DeploymentStore {
    private static final String PUT =
            """
            insert into deployment (deployment_id, version, project_id, server_id, config_name,
                created_at, sealed_config, creator_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (deployment_id) do update set
                version = excluded.version, config_name = excluded.config_name,
                sealed_config = excluded.sealed_config, creator_id = excluded.creator_id
            where deployment.version < excluded.version
            """;

    private static final String WITHDRAW =
            """
            insert into deployment (deployment_id, version, project_id, server_id)
            values ($1, $2, $3, $4)
            on conflict (deployment_id) do update set
                version = excluded.version, config_name = null, sealed_config = null,
                creator_id = null
            where deployment.version < excluded.version
            """;

    /** Names in the order of their characters, as Python sorts them. */
    private static final String CONFIGS =
            """
            select deployment_id, sealed_config, creator_id from deployment
            where project_id = $1 and server_id = $2 and sealed_config is not null
            order by config_name collate "C" nulls first, created_at, deployment_id
            """;

    private static final String VERSION =
            """
            select coalesce(sum(version), 0)::bigint as version from deployment
            where project_id = $1 and server_id = $2
            """;

    private final Pool database;
    private final Sealer sealer;

    DeploymentStore(Pool database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    Uni<Void> put(SqlClient connection, DeploymentPublished event) {
        return execute(
                        connection,
                        PUT,
                        Tuple.tuple()
                                .addValue(event.deploymentId())
                                .addValue(event.version())
                                .addValue(event.projectId())
                                .addValue(event.serverId())
                                .addValue(event.configName())
                                .addValue(event.createdAt().atOffset(ZoneOffset.UTC))
                                .addValue(event.config().ciphertext())
                                .addValue(event.creatorId()))
                .replaceWithVoid();
    }

    Uni<Void> withdraw(SqlClient connection, DeploymentWithdrawn event) {
        return execute(
                        connection,
                        WITHDRAW,
                        Tuple.of(
                                event.deploymentId(),
                                event.version(),
                                event.projectId(),
                                event.serverId()))
                .replaceWithVoid();
    }

    /** Grows with every change of a server's deployments. */
    Uni<Long> version(String projectId, String serverId) {
        return execute(database, VERSION, Tuple.of(projectId, serverId))
                .map(rows -> rows.iterator().next().getLong("version"));
    }

    /**
     * @param version under which they are told
     */
    Uni<Deployed> configs(String projectId, String serverId, long version) {
        return execute(database, CONFIGS, Tuple.of(projectId, serverId))
                .map(rows -> Deployed.of(version, open(rows), creators(rows)));
    }

    private static Set<String> creators(RowSet<Row> rows) {
        Set<String> creators = new HashSet<>();
        for (Row row : rows) {
            String creator = row.getString("creator_id");
            if (creator != null) {
                creators.add(creator);
            }
        }
        return creators;
    }

    private static Uni<RowSet<Row>> execute(SqlClient connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values);
    }

    private List<String> open(RowSet<Row> rows) {
        List<String> configs = new ArrayList<>();
        for (Row row : rows) {
            configs.add(
                    sealer.open(
                                    new Sealed(row.getString("sealed_config")),
                                    SealContext.ofDeployedConfig(row.getString("deployment_id")))
                            .reveal());
        }
        return configs;
    }
}
