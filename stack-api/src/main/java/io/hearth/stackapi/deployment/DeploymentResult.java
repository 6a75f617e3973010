package io.hearth.stackapi.deployment;

/** What a request to make or change a deployment comes to. */
public sealed interface DeploymentResult {
    /** It is stored, and its server will be told. */
    record Stored(SoftwareDeployment deployment) implements DeploymentResult {}

    /** There is no deployment of this id in the project. */
    record NoDeployment() implements DeploymentResult {}

    /** There is no config of this id in the project. */
    record NoConfig(String configId) implements DeploymentResult {}
}
