package io.hearth.stackapi.resource;

import io.hearth.contract.seal.Secret;
import java.time.Instant;

/**
 * What a server is to apply from now on, in the place of what this deployment brought before.
 *
 * @param serverId as the deployment names the server
 * @param deploymentId a UUID
 * @param version grows with every change of this deployment
 * @param configName by which a server's deployments are sorted
 * @param createdAt when there was the deployment first
 * @param config as the API shows it, a JSON object
 */
public record Deployed(
        String serverId,
        String deploymentId,
        long version,
        String configName,
        Instant createdAt,
        Secret config) {}
