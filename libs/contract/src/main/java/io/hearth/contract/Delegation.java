package io.hearth.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a stack lets somebody do in the stack's project.
 *
 * @param roles the names of the roles; empty for all that the owner's trust has
 * @param impersonation whether it is done as the owner
 * @param expiresAt null for as long as the owner's trust
 */
public record Delegation(List<String> roles, boolean impersonation, @Nullable Instant expiresAt) {
    public Delegation {
        roles = List.copyOf(roles);
    }
}
