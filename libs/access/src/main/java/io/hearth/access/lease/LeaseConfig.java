package io.hearth.access.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long Keystone's word on a keypair is good for. */
@ConfigMapping(prefix = "hearth.access")
public interface LeaseConfig {
    /** How long a keypair is trusted without asking; 0 asks for every request. */
    @WithDefault("60s")
    Duration lease();

    /** How much longer while Keystone is away; after it, requests get 503. */
    @WithDefault("5m")
    Duration leaseGrace();
}
