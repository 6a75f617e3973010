package io.hearth.stackapi.deployment;

import io.hearth.contract.DeploymentEvent;
import io.hearth.messaging.Outbox;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.deployment.config.SoftwareConfigs;
import io.hearth.stackapi.stack.StackException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The software deployments of projects. What a change means for a server is published in the
 * transaction that stores it.
 */
@ApplicationScoped
public class SoftwareDeployments {
    private final Mutiny.SessionFactory sessions;
    private final DeploymentStore store;
    private final SoftwareConfigs configs;
    private final DeploymentEvents events;
    private final Outbox outbox;
    private final DeploymentLimits limits;
    private final Clock clock = Clock.systemUTC();

    SoftwareDeployments(
            Mutiny.SessionFactory sessions,
            DeploymentStore store,
            SoftwareConfigs configs,
            DeploymentEvents events,
            Outbox outbox,
            DeploymentLimits limits) {
        this.sessions = sessions;
        this.store = store;
        this.configs = configs;
        this.events = events;
        this.outbox = outbox;
        this.limits = limits;
    }

    /**
     * Comes to {@code Stored} or {@code NoConfig}; fails with a {@link StackException}
     * RequestLimitExceeded when the project or the server has too much.
     */
    public Uni<DeploymentResult> create(NewDeployment request) {
        SoftwareDeployment deployment =
                new SoftwareDeployment(
                        UUID.randomUUID().toString(),
                        request.projectId(),
                        request.serverId(),
                        request.configId(),
                        request.values(),
                        request.state(),
                        request.stackUserProjectId(),
                        1,
                        now(),
                        null,
                        null,
                        null);
        return sessions.withTransaction(
                session ->
                        configs.hold(session, request.projectId(), request.configId())
                                .chain(
                                        config ->
                                                config.isEmpty()
                                                        ? result(
                                                                new DeploymentResult.NoConfig(
                                                                        request.configId()))
                                                        : insert(
                                                                session,
                                                                deployment,
                                                                config.get())));
    }

    public Uni<Optional<SoftwareDeployment>> find(String projectId, String id) {
        return sessions.withSession(session -> store.find(session, projectId, id));
    }

    /**
     * A project's deployments, the oldest first.
     *
     * @param serverId null for all servers
     */
    public Uni<List<SoftwareDeployment>> list(String projectId, @Nullable String serverId) {
        return sessions.withSession(session -> store.list(session, projectId, serverId));
    }

    public Uni<DeploymentResult> update(String projectId, String id, DeploymentChange change) {
        return sessions.withTransaction(
                session ->
                        store.lock(session, projectId, id)
                                .chain(
                                        found ->
                                                found.isEmpty()
                                                        ? untouchable(session, projectId, id)
                                                        : update(session, found.get(), change)));
    }

    public Uni<DeploymentResult> delete(String projectId, String id) {
        return sessions.withTransaction(
                session ->
                        store.lock(session, projectId, id)
                                .chain(
                                        found ->
                                                found.isEmpty()
                                                        ? untouchable(session, projectId, id)
                                                        : remove(session, found.get())));
    }

    /** Why one that was not made through the API cannot be touched there. */
    private Uni<DeploymentResult> untouchable(Mutiny.Session session, String projectId, String id) {
        return store.find(session, projectId, id)
                .map(found -> found.map(SoftwareDeployment::part))
                .map(
                        part ->
                                part.isEmpty()
                                        ? new DeploymentResult.NoDeployment()
                                        : new DeploymentResult.PartOfStack(part.get()));
    }

    private Uni<DeploymentResult> insert(
            Mutiny.Session session, SoftwareDeployment deployment, SoftwareConfig config) {
        return others(session, deployment)
                .invoke(limits::admitOne)
                .invoke(limits::admitValues)
                .invoke(others -> limits.admitConfig(others, config.size()))
                .chain(() -> store.insert(session, deployment, config.size()))
                .chain(() -> tell(session, events.published(deployment, config)))
                .replaceWith(new DeploymentResult.Stored(deployment));
    }

    /** A server is told of another config only; the rest is the owner's. */
    private Uni<DeploymentResult> update(
            Mutiny.Session session, SoftwareDeployment deployment, DeploymentChange change) {
        SoftwareDeployment changed = deployment.after(change, now());
        Uni<DeploymentLimits.Load> others = others(session, deployment);
        if (!changed.values().equals(deployment.values())) {
            others = others.invoke(limits::admitValues);
        }
        return changed.configId().equals(deployment.configId())
                ? others.chain(() -> store.update(session, changed))
                        .replaceWith(new DeploymentResult.Stored(changed))
                : others.chain(load -> redeploy(session, changed, load));
    }

    private Uni<DeploymentResult> redeploy(
            Mutiny.Session session, SoftwareDeployment changed, DeploymentLimits.Load others) {
        return configs.hold(session, changed.projectId(), changed.configId())
                .chain(
                        config ->
                                config.isEmpty()
                                        ? result(new DeploymentResult.NoConfig(changed.configId()))
                                        : redeploy(session, changed, others, config.get()));
    }

    private Uni<DeploymentResult> redeploy(
            Mutiny.Session session,
            SoftwareDeployment changed,
            DeploymentLimits.Load others,
            SoftwareConfig config) {
        limits.admitConfig(others, config.size());
        return store.update(session, changed, config.size())
                .chain(() -> tell(session, events.published(changed, config)))
                .replaceWith(new DeploymentResult.Stored(changed));
    }

    private Uni<DeploymentResult> remove(Mutiny.Session session, SoftwareDeployment deployment) {
        return store.remove(session, deployment)
                .chain(() -> tell(session, DeploymentEvents.withdrawn(deployment)))
                .replaceWith(new DeploymentResult.Deleted());
    }

    private Uni<DeploymentLimits.Load> others(
            Mutiny.Session session, SoftwareDeployment deployment) {
        return store.others(
                session, deployment.projectId(), deployment.serverId(), List.of(deployment.id()));
    }

    private Uni<Void> tell(Mutiny.Session session, DeploymentEvent event) {
        return outbox.append(session, List.of(event));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Uni<DeploymentResult> result(DeploymentResult result) {
        return Uni.createFrom().item(result);
    }
}
