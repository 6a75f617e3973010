package io.hearth.stackapi.resource;

import io.hearth.contract.seal.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A software config that is to be deployed.
 *
 * @param name null when who made it gave none
 * @param group the tool that it is for; null when who made it gave none
 * @param content what it holds, as it is kept
 * @param creatorId the user who alone of the project may read it; null when all may
 */
public record FoundConfig(
        @Nullable String name,
        @Nullable String group,
        Secret content,
        @Nullable String creatorId) {}
