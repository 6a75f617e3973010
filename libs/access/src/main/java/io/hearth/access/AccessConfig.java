package io.hearth.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What tells the identities of instances from the users of the cloud. */
@ConfigMapping(prefix = "hearth")
public interface AccessConfig {
    /** Keystone's id of the domain that holds all identities of instances. */
    String stackUserDomainId();

    /** The one role that such an identity holds; one with any other is refused everything. */
    @WithDefault("heat_stack_user")
    String stackUserRole();
}
