package io.hearth.stackapi.deployment.config;

import io.hearth.stackapi.stack.StackException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The software configs of projects, made through the API or by resources of stacks. */
@ApplicationScoped
public class SoftwareConfigs {
    private final Mutiny.SessionFactory sessions;
    private final ConfigStore store;
    private final int perProject;
    private final Clock clock = Clock.systemUTC();

    SoftwareConfigs(
            Mutiny.SessionFactory sessions,
            ConfigStore store,
            @ConfigProperty(name = "hearth.limit.max-software-configs-per-tenant") int perProject) {
        this.sessions = sessions;
        this.store = store;
        this.perProject = perProject;
    }

    /** Fails with a {@link StackException} RequestLimitExceeded when the project has too many. */
    public Uni<SoftwareConfig> create(NewConfig request) {
        SoftwareConfig config =
                new SoftwareConfig(
                        UUID.randomUUID().toString(),
                        request.projectId(),
                        request.name(),
                        request.group(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        request.content(),
                        null,
                        null);
        return sessions.withTransaction(
                session ->
                        store.count(session, config.projectId())
                                .invoke(this::admit)
                                .chain(() -> store.insert(session, config))
                                .replaceWith(config));
    }

    public Uni<Optional<SoftwareConfig>> find(String projectId, String id) {
        return sessions.withSession(session -> store.find(session, projectId, id));
    }

    /**
     * A page of a project's configs, the newest first; empty when there is no config to begin
     * after.
     *
     * @param limit null for all
     * @param marker the id of the config after which the page begins; null for the first page
     */
    public Uni<Optional<List<ConfigSummary>>> list(
            String projectId, @Nullable Integer limit, @Nullable String marker) {
        return sessions.withSession(
                session ->
                        marker == null
                                ? store.newest(session, projectId, limit).map(Optional::of)
                                : after(session, projectId, marker, limit));
    }

    public Uni<ConfigDeletion> delete(String projectId, String id) {
        return sessions.withTransaction(
                session ->
                        store.find(session, projectId, id)
                                .chain(
                                        found ->
                                                found.isEmpty()
                                                        ? result(new ConfigDeletion.Missing())
                                                        : delete(session, found.get())));
    }

    /** A config that stays until the end of the session's transaction: one who deletes it waits. */
    public Uni<Optional<SoftwareConfig>> hold(Mutiny.Session session, String projectId, String id) {
        return store.lock(session, id, LockModeType.PESSIMISTIC_READ)
                .chain(() -> store.find(session, projectId, id));
    }

    private Uni<Optional<List<ConfigSummary>>> after(
            Mutiny.Session session, String projectId, String marker, @Nullable Integer limit) {
        return store.time(session, projectId, marker)
                .chain(
                        time ->
                                time.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : store.newestAfter(
                                                        session,
                                                        projectId,
                                                        time.get(),
                                                        marker,
                                                        limit)
                                                .map(Optional::of));
    }

    private Uni<ConfigDeletion> delete(Mutiny.Session session, SoftwareConfig config) {
        SoftwareConfig.Part part = config.part();
        if (part != null) {
            return result(new ConfigDeletion.PartOfStack(part));
        }
        return store.lock(session, config.id(), LockModeType.PESSIMISTIC_WRITE)
                .chain(
                        row ->
                                row.isEmpty()
                                        ? result(new ConfigDeletion.Missing())
                                        : delete(session, config.id(), row.get()));
    }

    private Uni<ConfigDeletion> delete(Mutiny.Session session, String id, ConfigRow row) {
        return store.isDeployed(session, id)
                .chain(
                        deployed ->
                                deployed
                                        ? result(new ConfigDeletion.Referenced())
                                        : session.remove(row)
                                                .replaceWith(new ConfigDeletion.Deleted()));
    }

    private void admit(long existing) {
        if (existing >= perProject) {
            throw StackException.overLimit(
                    ("Request limit exceeded: You have reached the maximum software configs per"
                                    + " tenant, %d. Please delete some configs.")
                            .formatted(perProject));
        }
    }

    private static Uni<ConfigDeletion> result(ConfigDeletion result) {
        return Uni.createFrom().item(result);
    }
}
