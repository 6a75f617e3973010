package io.hearth.keystone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Other clouds whose owners may sign requests, such as {@code hearth.clouds.east.url}. */
@ConfigMapping(prefix = CloudsConfig.PREFIX)
public interface CloudsConfig {
    String PREFIX = "hearth.clouds";

    /** Each by its name; their Keystones are asked in the order of the names. */
    @WithParentName
    Map<String, Cloud> byName();

    /** A login of this service in the Keystone of such a cloud. */
    interface Cloud extends KeystoneConfig {
        /** The domain of that cloud's instances, none of which is an owner. */
        String stackUserDomainId();
    }
}
