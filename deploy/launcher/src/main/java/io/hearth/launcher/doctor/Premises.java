package io.hearth.launcher.doctor;

import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.launcher.layout.Part;
import java.net.URI;
import java.util.Map;

/**
 * What a Hearth stands on, and who uses it.
 *
 * @param admin the login of Keystone's administrator
 * @param wanted what Keystone ought to have been made ready for
 * @param kafka the bus, as {@code host:port}
 * @param services the base URL of each service that can be reached from here
 * @param caller what OpenStack's clients would read from the environment
 */
public record Premises(
        KeystoneSettings admin,
        BootstrapOptions wanted,
        String kafka,
        Map<Part, URI> services,
        Map<String, String> caller) {
    public Premises {
        services = Map.copyOf(services);
        caller = Map.copyOf(caller);
    }

    /** Without the logins. */
    @Override
    public String toString() {
        return "Premises[keystone=%s, kafka=%s, services=%s]"
                .formatted(admin.url(), kafka, services);
    }
}
