package io.hearth.stackapi.trust;

import io.hearth.contract.seal.Secret;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whoever asks something of a stack, while the request is in hand.
 *
 * @param projectId the project that the token is scoped to
 * @param roles the names of the roles on it
 * @param token never stored, and in no event
 */
public record Owner(String userId, String projectId, Set<String> roles, Secret token) {
    public Owner {
        roles = Set.copyOf(roles);
    }

    /** Who it is with which rights; the same for all tokens of the same user and roles. */
    public String authority() {
        return userId + " " + String.join(",", new TreeSet<>(roles));
    }
}
