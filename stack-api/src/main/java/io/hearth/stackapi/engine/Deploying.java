package io.hearth.stackapi.engine;

import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.resource.Deployed;
import io.hearth.stackapi.resource.DeploymentData;
import io.hearth.stackapi.resource.PythonJson;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Secrecy;
import io.hearth.stackapi.stack.Stack;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What servers hear of the deployments that resources are. */
final class Deploying {
    private final Draft draft;

    Deploying(Draft draft) {
        this.draft = draft;
    }

    void publish(Resource resource, Deployed deployed) {
        Stack stack = draft.stack();
        Sealed config =
                draft.scene()
                        .surroundings()
                        .sealer()
                        .seal(
                                deployed.config(),
                                SealContext.ofDeployedConfig(deployed.deploymentId()));
        draft.add(
                new Effect.DeploymentTold(
                        new DeploymentPublished(
                                stack.projectId(),
                                deployed.serverId(),
                                deployed.deploymentId(),
                                deployed.version(),
                                deployed.configName(),
                                deployed.createdAt(),
                                config,
                                resource.definition().secrecy() == Secrecy.PROPERTIES
                                        ? stack.owner().userId()
                                        : null)));
    }

    /** Of a resource that goes, if it has brought anything to a server. */
    void withdraw(Resource resource) {
        Map<String, String> data = resource.substance().data();
        String server = data.get(DeploymentData.SERVER);
        String id = resource.physicalId();
        if (server != null && id != null) {
            long version = Long.parseLong(data.getOrDefault(DeploymentData.VERSION, "0"));
            draft.add(
                    new Effect.DeploymentTold(
                            new DeploymentWithdrawn(
                                    draft.stack().projectId(), server, id, version + 1)));
        }
    }

    /** Of a resource that was let go and is taken back: its server gets the same config again. */
    Resource publishAgain(Resource resource) {
        Map<String, String> data = resource.substance().data();
        String server = data.get(DeploymentData.SERVER);
        String id = resource.physicalId();
        Optional<ConfigContent> content =
                draft.context(resource).secret(DeploymentData.CONTENT).map(ConfigContent::of);
        if (server == null || id == null || content.isEmpty()) {
            return resource;
        }
        // later than the withdrawal
        long version = Long.parseLong(data.getOrDefault(DeploymentData.VERSION, "0")) + 2;
        SoftwareConfig config =
                new SoftwareConfig(
                        data.getOrDefault(DeploymentData.CONFIG, ""),
                        draft.stack().projectId(),
                        data.getOrDefault(DeploymentData.CONFIG_NAME, ""),
                        data.getOrDefault(DeploymentData.CONFIG_GROUP, ""),
                        Instant.parse(data.getOrDefault(DeploymentData.CONFIG_AT, "")),
                        content.get(),
                        null,
                        null);
        publish(
                resource,
                new Deployed(
                        server,
                        id,
                        version,
                        data.getOrDefault(DeploymentData.CONFIG_NAME, ""),
                        Instant.parse(data.getOrDefault(DeploymentData.CREATED_AT, "")),
                        Secret.of(PythonJson.dumps(config.shown()))));
        return resource.of(
                resource.substance()
                        .knowing(Map.of(DeploymentData.VERSION, Long.toString(version)), Map.of()));
    }
}
