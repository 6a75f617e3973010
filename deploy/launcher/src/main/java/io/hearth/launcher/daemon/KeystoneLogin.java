package io.hearth.launcher.daemon;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.launcher.layout.Part;
import java.util.Optional;

/**
 * As whom a service logs in to Keystone.
 *
 * @param project what the login is scoped to; empty for the user's own domain
 */
record KeystoneLogin(Account account, Optional<String> project) {
    private static final String SERVICE_PROJECT = "service";

    static KeystoneLogin of(Part service) {
        return switch (service) {
            case STACK_API -> new KeystoneLogin(Account.SERVICE, Optional.of(SERVICE_PROJECT));
            case IDENTITY_WORKER -> new KeystoneLogin(Account.DOMAIN_ADMIN, Optional.empty());
            case METADATA_SERVICE, SIGNAL_SERVICE, WEBHOOK_SERVICE ->
                    new KeystoneLogin(Account.SIGNATURE_VALIDATOR, Optional.of(SERVICE_PROJECT));
            default ->
                    throw new IllegalArgumentException(
                            service.label() + " does not log in to Keystone.");
        };
    }
}
