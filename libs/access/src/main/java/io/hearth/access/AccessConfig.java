package io.hearth.access;

import static java.util.Objects.requireNonNull;

/**
 * What tells the identities of instances from the users of the cloud.
 *
 * @param stackUserDomainId Keystone's id of the domain that holds all identities of instances
 * @param stackUserRole the one role that such an identity holds; one with any other is refused
 *     everything
 */
public record AccessConfig(String stackUserDomainId, String stackUserRole) {
    public AccessConfig {
        requireNonNull(stackUserDomainId, "hearth.stack-user-domain-id must be set.");
        requireNonNull(stackUserRole, "hearth.stack-user-role must be set.");
    }
}
