package io.hearth.access.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body over Heat's limit in Heat's words before it is read. One that does not say its
 * length is cut off by the HTTP server's own limit.
 */
public class BodyLimit {
    /** Answers null to let the request through. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response check(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null
                || !length.matches("\\d{1,18}")
                || Long.parseLong(length) <= StrictJson.LARGEST_BODY) {
            return null;
        }
        return FaultResponses.of(tooLarge(length));
    }

    static HeatFault tooLarge(String length) {
        return HeatFault.limitExceeded(
                "JSON body size (%s bytes) exceeds maximum allowed size (%d bytes)."
                        .formatted(length, StrictJson.LARGEST_BODY));
    }
}
