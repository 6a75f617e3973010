package io.hearth.identityworker.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The service user that owners of stacks trust: the one that stack-api logs in as. */
@ConfigMapping(prefix = TrusteeConfig.PREFIX)
interface TrusteeConfig {
    String PREFIX = "hearth.trustee";

    /** The name that stack-api has in its {@code hearth.keystone.username}. */
    String username();

    /** The name of the user's domain. */
    @WithDefault("Default")
    String userDomainName();

    /** A file with the password on its first line; preferred. */
    Optional<Path> passwordFile();

    /** The password itself, where there is no file. */
    Optional<String> password();
}
