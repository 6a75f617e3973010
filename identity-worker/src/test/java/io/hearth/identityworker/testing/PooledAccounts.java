package io.hearth.identityworker.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A worker whose users come from a pool. */
public final class PooledAccounts implements QuarkusTestProfile {
    /** May be shared by trustees. */
    public static final String SHARED = "nodes";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "hearth.identity.accounts",
                "pool",
                "hearth.identity.pool.accounts",
                "heat_domain_admin,by-name",
                "hearth.identity.shared-accounts",
                SHARED);
    }
}
