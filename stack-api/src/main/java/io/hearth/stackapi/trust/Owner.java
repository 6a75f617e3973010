package io.hearth.stackapi.trust;

import io.hearth.access.rest.HeatFault;
import io.hearth.contract.seal.Secret;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Whoever asks something of a stack, while the request is in hand.
 *
 * @param projectId the project that the token is scoped to
 * @param roles the names of the roles on it
 * @param types the names of the types that it may have resources of
 * @param secretsOf the ids of the creators of stacks whose secrets it may read
 * @param token never stored, and in no event
 */
public record Owner(
        String userId,
        String projectId,
        Set<String> roles,
        Predicate<String> types,
        Predicate<String> secretsOf,
        Secret token) {
    public Owner {
        roles = Set.copyOf(roles);
    }

    /**
     * @throws HeatFault 403 that names a type that it may have no resources of
     */
    public void requireType(String type) {
        if (!types.test(type)) {
            throw HeatFault.notAuthorized(type);
        }
    }

    /** Who it is with which rights; the same for all tokens of the same user and roles. */
    public String authority() {
        return userId + " " + String.join(",", new TreeSet<>(roles));
    }
}
