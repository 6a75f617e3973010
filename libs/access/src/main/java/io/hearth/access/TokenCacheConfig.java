package io.hearth.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long Keystone's word on a token is good for; never beyond the token's own end. */
@ConfigMapping(prefix = "hearth.access.token-cache")
public interface TokenCacheConfig {
    /** For users of the cloud, at most five minutes. */
    @WithDefault("60s")
    Duration members();

    /** For identities of the stack domain, at most one minute. */
    @WithDefault("60s")
    Duration stackUsers();

    /** How many tokens are remembered. */
    @WithDefault("200000")
    long size();
}
