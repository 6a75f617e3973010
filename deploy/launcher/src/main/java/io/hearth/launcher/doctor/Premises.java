package io.hearth.launcher.doctor;

import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.BootstrapOptions;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.layout.Part;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a Hearth stands on, and who uses it, as far as it can be seen from here.
 *
 * @param admin the login of Keystone's administrator; of a cloud of which nothing else is known
 *     anybody's
 * @param wanted what Keystone ought to have been made ready for, if that is known
 * @param bus the bus, if it can be reached
 * @param services the base URL of each service that can be reached by itself
 * @param databases JDBC's URL of the database of each service whose database can be reached
 * @param caller what OpenStack's clients would read from the environment
 */
public record Premises(
        KeystoneSettings admin,
        Optional<BootstrapOptions> wanted,
        Optional<Bus> bus,
        Map<Part, URI> services,
        Map<Part, String> databases,
        Map<String, String> caller) {
    public Premises {
        services = Map.copyOf(services);
        databases = Map.copyOf(databases);
        caller = Map.copyOf(caller);
    }

    /** Without the logins. */
    @Override
    public String toString() {
        return "Premises[keystone=%s, bus=%s, services=%s]".formatted(admin.url(), bus, services);
    }
}
