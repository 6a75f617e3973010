package io.hearth.stackapi.deployment.config;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and writes software configs within a session. */
@ApplicationScoped
class ConfigStore {
    private static final String OF_PROJECT = "from AnyConfigRow where projectId = ?1";

    /** Without what they hold: a list of many large ones must not fill the memory. */
    private static final String SUMMARIES =
            """
            select new io.hearth.stackapi.deployment.config.ConfigSummary(
                c.id, c.name, c.group, c.createdAt)
            from AnyConfigRow c where c.projectId = ?1""";

    private static final String NEWEST_FIRST = " order by c.createdAt desc, c.id desc";

    private final Sealer sealer;

    ConfigStore(Sealer sealer) {
        this.sealer = sealer;
    }

    Uni<Void> insert(Mutiny.Session session, SoftwareConfig config) {
        SealContext context = SealContext.ofConfig(config.id());
        return session.persist(
                new ConfigRow(config, sealer.seal(config.content().text(), context)));
    }

    Uni<Optional<SoftwareConfig>> find(Mutiny.Session session, String projectId, String id) {
        return row(session, projectId, id).map(row -> row.map(found -> found.toConfig(sealer)));
    }

    /** The time and id of a config, by which lists are sorted. */
    Uni<Optional<Instant>> time(Mutiny.Session session, String projectId, String id) {
        return row(session, projectId, id).map(row -> row.map(AnyConfigRow::createdAt));
    }

    /**
     * @param limit null for all
     */
    Uni<List<ConfigSummary>> newest(
            Mutiny.Session session, String projectId, @Nullable Integer limit) {
        return page(
                session.createQuery(SUMMARIES + NEWEST_FIRST, ConfigSummary.class)
                        .setParameter(1, projectId),
                limit);
    }

    /** Those that come after a config of this time and id. */
    Uni<List<ConfigSummary>> newestAfter(
            Mutiny.Session session,
            String projectId,
            Instant time,
            String id,
            @Nullable Integer limit) {
        return page(
                session.createQuery(
                                SUMMARIES
                                        + " and (c.createdAt < ?2 or c.createdAt = ?2 and c.id < ?3)"
                                        + NEWEST_FIRST,
                                ConfigSummary.class)
                        .setParameter(1, projectId)
                        .setParameter(2, time)
                        .setParameter(3, id),
                limit);
    }

    Uni<Long> count(Mutiny.Session session, String projectId) {
        return session.createQuery("select count(*) " + OF_PROJECT, Long.class)
                .setParameter(1, projectId)
                .getSingleResult();
    }

    /**
     * A config that was made through the API, held until the end of the transaction; empty when it
     * is gone or part of a resource.
     */
    Uni<Optional<ConfigRow>> lock(Mutiny.Session session, String id, LockModeType mode) {
        return session.find(ConfigRow.class, id, mode).map(Optional::ofNullable);
    }

    Uni<Boolean> isDeployed(Mutiny.Session session, String id) {
        return session.createNativeQuery(
                        "select count(*) from software_deployment where config_id = ?1", Long.class)
                .setParameter(1, id)
                .getSingleResult()
                .map(deployments -> deployments > 0);
    }

    private static Uni<List<ConfigSummary>> page(
            Mutiny.SelectionQuery<ConfigSummary> query, @Nullable Integer limit) {
        if (limit != null && limit == 0) {
            return Uni.createFrom().item(List.of());
        }
        return (limit == null ? query : query.setMaxResults(limit)).getResultList();
    }

    private static Uni<Optional<AnyConfigRow>> row(
            Mutiny.Session session, String projectId, String id) {
        return session.createQuery(OF_PROJECT + " and id = ?2", AnyConfigRow.class)
                .setParameter(1, projectId)
                .setParameter(2, id)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }
}
