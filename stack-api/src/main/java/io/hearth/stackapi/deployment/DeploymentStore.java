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
    private static final String OF_PROJECT = "from AnyDeploymentRow where projectId = ?1";
    private static final String OLDEST_FIRST = " order by createdAt, id";

    private static final String OTHERS =
            """
            select count(*),
                coalesce(sum(octet_length(deployment_values) + octet_length(status_reason)), 0),
                coalesce(sum(config_size) filter (where server_id = ?2), 0)
            from any_software_deployment
            where project_id = ?1 and id <> all(string_to_array(?3, ','))
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
        return session.createQuery(OF_PROJECT + " and id = ?2", AnyDeploymentRow.class)
                .setParameter(1, projectId)
                .setParameter(2, id)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> found.toDeployment(sealer)));
    }

    /**
     * A deployment that was made through the API, held until the end of the transaction; empty when
     * it is part of a resource.
     */
    Uni<Optional<SoftwareDeployment>> lock(Mutiny.Session session, String projectId, String id) {
        return session.find(DeploymentRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                .map(
                        row ->
                                Optional.ofNullable(row)
                                        .map(found -> found.toDeployment(sealer))
                                        .filter(found -> found.projectId().equals(projectId)));
    }

    /**
     * A project's deployments, the oldest first.
     *
     * @param serverId null for all servers
     */
    Uni<List<SoftwareDeployment>> list(
            Mutiny.Session session, String projectId, @Nullable String serverId) {
        Mutiny.SelectionQuery<AnyDeploymentRow> query =
                serverId == null
                        ? session.createQuery(OF_PROJECT + OLDEST_FIRST, AnyDeploymentRow.class)
                        : session.createQuery(
                                        OF_PROJECT + " and serverId = ?2" + OLDEST_FIRST,
                                        AnyDeploymentRow.class)
                                .setParameter(2, serverId);
        return query.setParameter(1, projectId)
                .getResultList()
                .map(rows -> rows.stream().map(row -> row.toDeployment(sealer)).toList());
    }

    /**
     * What a project holds.
     *
     * @param serverId whose configs count
     * @param but the ids of the deployments that do not count
     */
    Uni<DeploymentLimits.Load> others(
            Mutiny.Session session, String projectId, String serverId, List<String> but) {
        return session.createNativeQuery(OTHERS, Object[].class)
                .setParameter(1, projectId)
                .setParameter(2, serverId)
                .setParameter(3, String.join(",", but))
                .getSingleResult()
                .map(
                        sums ->
                                new DeploymentLimits.Load(
                                        ((Number) sums[0]).longValue(),
                                        ((Number) sums[1]).longValue(),
                                        ((Number) sums[2]).longValue()));
    }
}
