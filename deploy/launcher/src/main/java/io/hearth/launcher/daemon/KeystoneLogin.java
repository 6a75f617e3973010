package io.hearth.launcher.daemon;

import io.hearth.launcher.layout.Part;
import java.util.Optional;

/**
 * As whom a service logs in to Keystone.
 *
 * @param project what the login is scoped to; empty for the user's own domain
 */
record KeystoneLogin(String user, String domain, Optional<String> project) {
    private static final String SERVICE_PROJECT = "service";

    static KeystoneLogin of(Part service) {
        return switch (service) {
            case STACK_API -> new KeystoneLogin("heat", "Default", Optional.of(SERVICE_PROJECT));
            case IDENTITY_WORKER ->
                    new KeystoneLogin("heat_domain_admin", "heat", Optional.empty());
            case METADATA_SERVICE, SIGNAL_SERVICE ->
                    new KeystoneLogin(
                            "heat_signature_validator", "Default", Optional.of(SERVICE_PROJECT));
            default ->
                    throw new IllegalArgumentException(
                            service.label() + " does not log in to Keystone.");
        };
    }
}
