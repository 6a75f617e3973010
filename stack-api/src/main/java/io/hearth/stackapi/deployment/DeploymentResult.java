package io.hearth.stackapi.deployment;

import io.hearth.stackapi.deployment.config.SoftwareConfig;

/** What a request to make, change or delete a deployment comes to. */
public sealed interface DeploymentResult {
    /** It is stored, and its server will be told. */
    record Stored(SoftwareDeployment deployment) implements DeploymentResult {}

    /** It is gone, and its server will be told. */
    record Deleted() implements DeploymentResult {}

    /** It goes with a resource, which alone changes it. */
    record PartOfStack(SoftwareConfig.Part part) implements DeploymentResult {}

    /** There is no deployment of this id in the project. */
    record NoDeployment() implements DeploymentResult {}

    /** There is no config of this id in the project. */
    record NoConfig(String configId) implements DeploymentResult {}
}
