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
import java.util.List;

/**
 * The table {@code deployment}. A version that is not newer than the row's changes nothing, so that
 * an event may come late or twice.
 */
@ApplicationScoped
class DeploymentStore {
    private static final String PUT =
            """
            insert into deployment (deployment_id, version, project_id, server_id, config_name,
                created_at, sealed_config)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (deployment_id) do update set
                version = excluded.version, config_name = excluded.config_name,
                sealed_config = excluded.sealed_config
            where deployment.version < excluded.version
            """;

    private static final String WITHDRAW =
            """
            insert into deployment (deployment_id, version, project_id, server_id)
            values ($1, $2, $3, $4)
            on conflict (deployment_id) do update set
                version = excluded.version, config_name = null, sealed_config = null
            where deployment.version < excluded.version
            """;

    /** Names in the order of their characters, as Python sorts them. */
    private static final String CONFIGS =
            """
            select deployment_id, sealed_config from deployment
            where project_id = $1 and server_id = $2 and sealed_config is not null
            order by config_name collate "C" nulls first, created_at, deployment_id
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
                                .addValue(event.config().ciphertext()))
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

    Uni<List<String>> configs(String projectId, String serverId) {
        return execute(database, CONFIGS, Tuple.of(projectId, serverId)).map(this::open);
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
