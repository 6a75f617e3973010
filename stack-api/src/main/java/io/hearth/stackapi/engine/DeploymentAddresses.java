package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.Addresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the deployment's addresses from the configuration. */
@ApplicationScoped
class DeploymentAddresses {
    @Produces
    @Singleton
    Addresses addresses(
            @ConfigProperty(name = "hearth.endpoint.orchestration") String orchestration,
            @ConfigProperty(name = "hearth.endpoint.cloudformation") String cloudFormation,
            @ConfigProperty(name = "hearth.keystone.url") Optional<String> identity,
            @ConfigProperty(name = "hearth.keystone.region", defaultValue = "RegionOne")
                    String region,
            @ConfigProperty(name = "hearth.stack-user-domain-id") Optional<String> domainId) {
        return new Addresses(
                orchestration,
                cloudFormation,
                identity.orElse("http://127.0.0.1:5000/v3"),
                region,
                domainId.orElse(""));
    }
}
