package io.hearth.stackapi.resource.server;

import java.util.List;
import java.util.Set;

/** How a server's agent comes for its metadata, by Heat's names. */
enum ServerTransport {
    /** By requests that a keypair signs. */
    POLL_SERVER_CFN("cfn"),
    /** By tokens that Keystone gives for a password. */
    POLL_SERVER_HEAT("heat");

    /** Those of Heat that need a service which is not there. */
    static final Set<String> MISSING = Set.of("POLL_TEMP_URL", "ZAQAR_MESSAGE");

    static final List<Object> ALL =
            List.of(
                    POLL_SERVER_CFN.name(),
                    POLL_SERVER_HEAT.name(),
                    "POLL_TEMP_URL",
                    "ZAQAR_MESSAGE");

    private final String collector;

    ServerTransport(String collector) {
        this.collector = collector;
    }

    /** The part of os-collect-config that does it. */
    String collector() {
        return collector;
    }
}
