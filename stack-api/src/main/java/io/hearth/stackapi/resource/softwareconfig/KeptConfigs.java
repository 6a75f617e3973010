package io.hearth.stackapi.resource.softwareconfig;

import io.hearth.contract.seal.SealContext;
import io.hearth.stackapi.resource.FoundConfig;
import io.hearth.stackapi.resource.ResourceContext;
import java.util.Optional;

/** The software configs that resources of a stack keep. */
public final class KeptConfigs {
    private KeptConfigs() {}

    /** That of a resource; empty when it keeps none. */
    public static Optional<FoundConfig> of(ResourceContext resource) {
        return resource.type() instanceof ConfigResource
                ? resource.secret(SealContext.SOFTWARE_CONFIG)
                        .map(
                                content ->
                                        new FoundConfig(
                                                resource.resource().physicalName(),
                                                resource.data(ConfigResource.GROUP).orElse(null),
                                                content,
                                                null))
                : Optional.empty();
    }
}
