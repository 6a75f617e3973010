package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.ResourceContext;
import java.util.List;
import java.util.Set;

/** How a server tells what came of a deployment, by Heat's names. */
enum SignalTransport {
    /** By a URL that a keypair has signed. */
    CFN_SIGNAL,
    /** By the Orchestration API, with a token that Keystone gives for a password. */
    HEAT_SIGNAL,
    /** Not at all. */
    NO_SIGNAL;

    static final String PROPERTY = "signal_transport";

    /** Those of Heat that need a service which is not there. */
    static final Set<String> MISSING = Set.of("TEMP_URL_SIGNAL", "ZAQAR_SIGNAL");

    static final List<Object> ALL =
            List.of(
                    CFN_SIGNAL.name(),
                    "TEMP_URL_SIGNAL",
                    HEAT_SIGNAL.name(),
                    NO_SIGNAL.name(),
                    "ZAQAR_SIGNAL");

    static SignalTransport of(ResourceContext context) {
        return valueOf(String.valueOf(context.properties().get(PROPERTY)));
    }
}
