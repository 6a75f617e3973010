package io.hearth.keystone;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a trust is handed on. Keystone counts no uses of what was handed on.
 *
 * @param trusteeUserId who may act by it, in the project of the trust that is handed on
 * @param roles the names of the roles that go with it; empty for all that go with the trust that is
 *     handed on
 * @param impersonation whether the trustee acts as the trustor, or as itself
 * @param expiresAt null for as long as the trust that is handed on
 */
public record Redelegation(
        String trusteeUserId,
        List<String> roles,
        boolean impersonation,
        @Nullable Instant expiresAt) {
    public Redelegation {
        roles = List.copyOf(roles);
    }
}
