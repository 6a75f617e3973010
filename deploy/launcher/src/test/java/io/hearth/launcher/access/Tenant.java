package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Target;
import java.util.Map;

/**
 * A project with who is in it.
 *
 * @param url the Orchestration API's for the project
 * @param configId of a software config, which is in no stack
 * @param deploymentId of a software deployment, likewise
 */
record Tenant(
        String name,
        String projectId,
        String url,
        Person owner,
        Person reader,
        String configId,
        String deploymentId) {
    /** What names the project and no more. */
    Target project() {
        return new Target(projectId, "", "", "", Level.ANYWHERE);
    }

    Target config() {
        return new Target(projectId, "", "", "", Map.of("config_id", configId));
    }

    Target deployment() {
        return new Target(projectId, "", "", "", Map.of("deployment_id", deploymentId));
    }
}
