package io.hearth.stackapi.deployment;

import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.deployment.config.SoftwareConfigs;
import io.hearth.stackapi.resource.DeploymentData;
import io.hearth.stackapi.resource.DeploymentGround;
import io.hearth.stackapi.resource.FoundConfig;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Looks up what a resource needs that becomes a deployment. */
@ApplicationScoped
public class DeploymentGrounds {
    private final SoftwareConfigs configs;
    private final DeploymentStore store;
    private final DeploymentLimits limits;

    DeploymentGrounds(SoftwareConfigs configs, DeploymentStore store, DeploymentLimits limits) {
        this.configs = configs;
        this.store = store;
        this.limits = limits;
    }

    /**
     * @param inView resources that may have changed in the session's transaction and are not stored
     *     yet
     */
    public Uni<DeploymentGround> of(
            Mutiny.Session session,
            String projectId,
            Wait.ForConfig wanted,
            Collection<Resource> inView) {
        List<Resource> deploying = inView.stream().filter(DeploymentGrounds::deploys).toList();
        List<String> ids = deploying.stream().map(one -> String.valueOf(one.physicalId())).toList();
        return config(session, projectId, wanted.configId())
                .chain(
                        config ->
                                store.others(session, projectId, wanted.serverId(), ids)
                                        .map(stored -> stored.and(load(deploying, wanted)))
                                        .map(load -> new Ground(config, load, limits)));
    }

    private Uni<Optional<SoftwareConfig>> config(
            Mutiny.Session session, String projectId, @Nullable String id) {
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : configs.hold(session, projectId, id);
    }

    private static boolean deploys(Resource resource) {
        return resource.physicalId() != null
                && resource.substance().data().containsKey(DeploymentData.SERVER);
    }

    private static DeploymentLimits.Load load(List<Resource> deploying, Wait.ForConfig wanted) {
        List<Map<String, String>> others =
                deploying.stream()
                        .filter(
                                one ->
                                        !String.valueOf(one.physicalId())
                                                .equals(wanted.deploymentId()))
                        .map(one -> one.substance().data())
                        .toList();
        long configs =
                others.stream()
                        .filter(one -> wanted.serverId().equals(one.get(DeploymentData.SERVER)))
                        .mapToLong(
                                one -> Long.parseLong(one.getOrDefault(DeploymentData.SIZE, "0")))
                        .sum();
        return new DeploymentLimits.Load(others.size(), 0, configs);
    }

    private record Ground(
            Optional<SoftwareConfig> stored, DeploymentLimits.Load others, DeploymentLimits limits)
            implements DeploymentGround {
        @Override
        public Optional<FoundConfig> config() {
            return stored.map(
                    one ->
                            new FoundConfig(
                                    one.name(),
                                    one.group(),
                                    one.content().text(),
                                    one.creatorId()));
        }

        @Override
        public void admit(int size) {
            limits.admitOne(others);
            limits.admitValues(others);
            limits.admitConfig(others, size);
        }
    }
}
