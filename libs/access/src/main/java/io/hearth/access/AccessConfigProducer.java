package io.hearth.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the two properties one by one: a mapping of their common prefix {@code hearth} would claim
 * every other property of it.
 */
class AccessConfigProducer {
    @Produces
    @Singleton
    AccessConfig config(
            @ConfigProperty(name = "hearth.stack-user-domain-id") String stackUserDomainId,
            @ConfigProperty(name = "hearth.stack-user-role", defaultValue = "heat_stack_user")
                    String stackUserRole) {
        return new AccessConfig(stackUserDomainId, stackUserRole);
    }
}
