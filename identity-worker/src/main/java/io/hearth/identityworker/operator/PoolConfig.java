package io.hearth.identityworker.operator;

import io.hearth.identityworker.account.PoolRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Accounts of the stack domain that somebody made before, to be leased. */
@ConfigMapping(prefix = "hearth.identity.pool")
interface PoolConfig {
    /** Names or ids of the pool's accounts, beside those whose description is the mark. */
    Optional<Set<String>> accounts();

    @WithDefault("writable")
    PoolRules.Directory directory();

    /** How often accounts of the pool are looked for. */
    @WithDefault("1m")
    Duration period();
}
