package io.hearth.stackapi.deployment;

import io.hearth.contract.seal.Sealer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and writes software deployments within a session. */
@ApplicationScoped
class DeploymentStore {
    private static final String OF_PROJECT = "from DeploymentRow where projectId = ?1";
    private static final String OLDEST_FIRST = " order by createdAt, id";

    private static final String OTHERS =
            """
            select count(*),
                coalesce(sum(octet_length(deployment_values) + octet_length(status_reason)), 0),
                coalesce(sum(config_size) filter (where server_id = ?2), 0)
            from software_deployment where project_id = ?1 and id <> ?3
            """;

    private final Sealer sealer;

    DeploymentStore(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * @param configSize in bytes of JSON
     */
    Uni<Void> insert(Mutiny.Session session, SoftwareDeployment deployment, int configSize) {
        return session.persist(new DeploymentRow(deployment, configSize, sealer));
    }

    /** Stores what has changed of a deployment that the session holds. */
    Uni<Void> update(Mutiny.Session session, SoftwareDeployment deployment) {
        return session.find(DeploymentRow.class, deployment.id())
                .invoke(row -> row.apply(deployment, sealer))
                .replaceWithVoid();
    }

    /**
     * Stores what has changed of a deployment that the session holds, and has another config.
     *
     * @param configSize in bytes of JSON
     */
    Uni<Void> update(Mutiny.Session session, SoftwareDeployment deployment, int configSize) {
        return session.find(DeploymentRow.class, deployment.id())
                .invoke(row -> row.bring(configSize))
                .chain(() -> update(session, deployment));
    }

    /** Removes a deployment that the session holds. */
    Uni<Void> remove(Mutiny.Session session, SoftwareDeployment deployment) {
        return session.find(DeploymentRow.class, deployment.id()).chain(session::remove);
    }

    Uni<Optional<SoftwareDeployment>> find(Mutiny.Session session, String projectId, String id) {
        return one(session, projectId, id, LockModeType.NONE);
    }

    /** A deployment, held until the end of the transaction. */
    Uni<Optional<SoftwareDeployment>> lock(Mutiny.Session session, String projectId, String id) {
        return one(session, projectId, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * A project's deployments, the oldest first.
     *
     * @param serverId null for all servers
     */
    Uni<List<SoftwareDeployment>> list(
            Mutiny.Session session, String projectId, @Nullable String serverId) {
        Mutiny.SelectionQuery<DeploymentRow> query =
                serverId == null
                        ? session.createQuery(OF_PROJECT + OLDEST_FIRST, DeploymentRow.class)
                        : session.createQuery(
                                        OF_PROJECT + " and serverId = ?2" + OLDEST_FIRST,
                                        DeploymentRow.class)
                                .setParameter(2, serverId);
        return query.setParameter(1, projectId)
                .getResultList()
                .map(rows -> rows.stream().map(row -> row.toDeployment(sealer)).toList());
    }

    /** What else the project of a deployment holds. */
    Uni<DeploymentLimits.Load> others(Mutiny.Session session, SoftwareDeployment deployment) {
        return session.createNativeQuery(OTHERS, Object[].class)
                .setParameter(1, deployment.projectId())
                .setParameter(2, deployment.serverId())
                .setParameter(3, deployment.id())
                .getSingleResult()
                .map(
                        sums ->
                                new DeploymentLimits.Load(
                                        ((Number) sums[0]).longValue(),
                                        ((Number) sums[1]).longValue(),
                                        ((Number) sums[2]).longValue()));
    }

    private Uni<Optional<SoftwareDeployment>> one(
            Mutiny.Session session, String projectId, String id, LockModeType mode) {
        return session.find(DeploymentRow.class, id, mode)
                .map(
                        row ->
                                Optional.ofNullable(row)
                                        .map(found -> found.toDeployment(sealer))
                                        .filter(found -> found.projectId().equals(projectId)));
    }
}
