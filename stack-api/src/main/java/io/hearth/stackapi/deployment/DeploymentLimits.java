package io.hearth.stackapi.deployment;

import io.hearth.stackapi.stack.StackException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much a project may deploy. A list shows all deployments with their values, and an agent gets
 * all configs of its server, so that both must fit into the memory.
 */
@ApplicationScoped
class DeploymentLimits {
    /**
     * What a project holds beside the deployment at hand.
     *
     * @param deployments how many
     * @param values the bytes of their values and reasons, as stored
     * @param configs the bytes of JSON that the others bring to the same server
     */
    record Load(long deployments, long values, long configs) {
        Load and(Load more) {
            return new Load(
                    deployments + more.deployments, values + more.values, configs + more.configs);
        }
    }

    private final int deployments;
    private final long values;
    private final long configs;

    DeploymentLimits(
            @ConfigProperty(name = "hearth.limit.max-software-deployments-per-tenant")
                    int deployments,
            @ConfigProperty(name = "hearth.limit.max-software-deployment-values-per-tenant")
                    long values,
            @ConfigProperty(name = "hearth.limit.max-software-deployment-configs-per-server")
                    long configs) {
        this.deployments = deployments;
        this.values = values;
        this.configs = configs;
    }

    /**
     * @throws StackException RequestLimitExceeded when there are too many
     */
    void admitOne(Load others) {
        if (others.deployments() >= deployments) {
            throw overLimit(
                    "You have reached the maximum software deployments per tenant, %d. Please delete some deployments.",
                    deployments);
        }
    }

    /**
     * @throws StackException RequestLimitExceeded when the values of the others are too large
     */
    void admitValues(Load others) {
        if (others.values() >= values) {
            throw overLimit(
                    "The values of your software deployments have reached the maximum size, %d bytes. Please delete some deployments.",
                    values);
        }
    }

    /**
     * @param size of the config in bytes of JSON
     * @throws StackException RequestLimitExceeded when it is too much for the server
     */
    void admitConfig(Load others, int size) {
        if (others.configs() + size > configs) {
            throw overLimit(
                    "The configs that are deployed on the server would exceed the maximum size, %d bytes. Please delete some of its deployments.",
                    configs);
        }
    }

    private static StackException overLimit(String what, long limit) {
        return StackException.overLimit(
                "Request limit exceeded: %s".formatted(what.formatted(limit)));
    }
}
