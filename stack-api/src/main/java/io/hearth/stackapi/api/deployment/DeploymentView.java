package io.hearth.stackapi.api.deployment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.deployment.SoftwareDeployment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A software deployment.
 *
 * @param updatedTime left out until it is changed
 */
@JsonNaming(SnakeCaseStrategy.class)
record DeploymentView(
        String id,
        String serverId,
        Map<String, @Nullable Object> inputValues,
        @Nullable Map<String, @Nullable Object> outputValues,
        String action,
        String status,
        String statusReason,
        String configId,
        String creationTime,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String updatedTime) {
    static DeploymentView of(SoftwareDeployment deployment) {
        return new DeploymentView(
                deployment.id(),
                deployment.serverId(),
                deployment.values().inputs(),
                deployment.values().outputs(),
                deployment.state().action(),
                deployment.state().status().name(),
                deployment.state().reason(),
                deployment.configId(),
                Times.text(deployment.createdAt()),
                Times.textOrNull(deployment.updatedAt()));
    }

    /** For who may not read the values, nor what may quote them. */
    static DeploymentView withoutValues(SoftwareDeployment deployment) {
        DeploymentView all = of(deployment);
        return new DeploymentView(
                all.id,
                all.serverId,
                Map.of(),
                null,
                all.action,
                all.status,
                "",
                all.configId,
                all.creationTime,
                all.updatedTime);
    }

    /** The body that tells of one. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Body(DeploymentView softwareDeployment) {}

    /** The body that tells of many. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ListBody(List<DeploymentView> softwareDeployments) {}
}
