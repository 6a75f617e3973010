package io.hearth.keystone;

import java.util.Set;

/**
 * A trust to be made, to the user of the client's own login: it may act in the project as the
 * trustor, with these roles and no more.
 *
 * @param trustorUserId who trusts
 * @param projectId the project that the trustor's token is scoped to
 * @param roles the names of the roles that go with it
 */
public record NewTrust(String trustorUserId, String projectId, Set<String> roles) {
    public NewTrust {
        roles = Set.copyOf(roles);
    }
}
