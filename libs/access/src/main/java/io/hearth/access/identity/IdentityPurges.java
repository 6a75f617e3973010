package io.hearth.access.identity;

import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Retention;

/**
 * What was revoked so long ago that no late event can bring it back. A service that keeps the read
 * model makes beans of both.
 */
public final class IdentityPurges {
    private static final String REVOKED = "revoked_at < ?";

    private IdentityPurges() {}

    public static Purge credentials(Retention retention) {
        return Purge.of("credential", retention.deletedStacks(), REVOKED);
    }

    public static Purge users(Retention retention) {
        return Purge.of("domain_user", retention.deletedStacks(), REVOKED);
    }
}
