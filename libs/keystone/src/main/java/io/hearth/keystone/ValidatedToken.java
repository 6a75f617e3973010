package io.hearth.keystone;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Keystone says of a valid token.
 *
 * @param projectId null for a token that is not scoped to a project
 * @param roles the names of the roles on the scope
 * @param adminProject whether the project is the cloud's admin project; true where Keystone says
 *     nothing of it
 */
public record ValidatedToken(
        String userId,
        String userName,
        String userDomainId,
        @Nullable String projectId,
        @Nullable String projectName,
        @Nullable String projectDomainId,
        Set<String> roles,
        boolean adminProject,
        Instant expiresAt) {
    public ValidatedToken {
        roles = Set.copyOf(roles);
    }
}
