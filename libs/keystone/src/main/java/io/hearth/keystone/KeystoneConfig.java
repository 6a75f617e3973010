package io.hearth.keystone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where Keystone is and as whom this service logs in. */
@ConfigMapping(prefix = KeystoneConfig.PREFIX)
public interface KeystoneConfig {
    String PREFIX = "hearth.keystone";

    /** The Identity API's base with its version, such as {@code http://127.0.0.1:5000/v3}. */
    String url();

    /** The region whose endpoints are used. */
    @WithDefault("RegionOne")
    String region();

    /** As whom this service logs in. */
    String username();

    /** The name of the user's domain. */
    @WithDefault("Default")
    String userDomainName();

    /**
     * A file with the password on its first line; preferred, since it stays out of the environment.
     */
    Optional<Path> passwordFile();

    /** The password itself, where there is no file. */
    Optional<String> password();

    /**
     * The project that the login is scoped to; without it the login is scoped to the user's own
     * domain.
     */
    Optional<String> projectName();

    /** The name of the project's domain. */
    @WithDefault("Default")
    String projectDomainName();

    /** How long one call may take. */
    @WithDefault("20s")
    Duration timeout();
}
