package io.hearth.messaging;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/**
 * What a thing that is logged belongs to, told beside it where the log is JSON. It stays with the
 * Vert.x context that the work is done on.
 */
@Singleton
public class LogContext {
    /** What is at work on a request: its {@code x-openstack-request-id}. */
    private static final String REQUEST = "request_id";

    /** What is at work on an event: the root of the stack's tree, or whatever else is its key. */
    private static final String STACK = "stack_id";

    /** It would cost every request, and a line of text does not show it. */
    private final boolean told;

    LogContext(@ConfigProperty(name = "quarkus.log.console.json.enabled") boolean told) {
        this.told = told;
    }

    /** From here on it is this request's. */
    public void ofRequest(String requestId) {
        if (told) {
            MDC.put(REQUEST, requestId);
        }
    }

    /** From here on it is this stack's. */
    void ofStack(String rootId) {
        if (told) {
            MDC.put(STACK, rootId);
        }
    }
}
