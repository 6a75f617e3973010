package io.hearth.stackapi.resource.server;

import java.util.List;
import java.util.Set;

/** How a server's agent comes for its metadata, by Heat's names. */
enum ServerTransport {
    /** By requests that a keypair signs. */
    POLL_SERVER_CFN("cfn"),
    /** By tokens that Keystone gives for a password. */
    POLL_SERVER_HEAT("heat"),
    /** By a URL that is signed; with Heat it is one of the object store. */
    POLL_TEMP_URL("request");

    private static final String ZAQAR_MESSAGE = "ZAQAR_MESSAGE";

    /** Those of Heat that need a service which is not there. */
    static final Set<String> MISSING = Set.of(ZAQAR_MESSAGE);

    static final List<Object> ALL =
            List.of(
                    POLL_SERVER_CFN.name(),
                    POLL_SERVER_HEAT.name(),
                    POLL_TEMP_URL.name(),
                    ZAQAR_MESSAGE);

    private final String collector;

    ServerTransport(String collector) {
        this.collector = collector;
    }

    /** Whether it needs a password, and not a keypair. */
    boolean needsPassword() {
        return this == POLL_SERVER_HEAT;
    }

    /** The part of os-collect-config that does it. */
    String collector() {
        return collector;
    }
}
