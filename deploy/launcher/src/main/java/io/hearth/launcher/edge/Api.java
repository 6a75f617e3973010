package io.hearth.launcher.edge;

import io.hearth.launcher.layout.Listener;

/** The APIs that clients know by their base address, and how each says that it cannot answer. */
enum Api {
    ORCHESTRATION(Listener.ORCHESTRATION),
    CLOUDFORMATION(Listener.CLOUDFORMATION),
    CLOUDWATCH(Listener.CLOUDWATCH);

    private static final String JSON_FAULT =
            """
            {"code": %d, "title": "%s", "explanation": "%s", \
            "error": {"type": "%s", "traceback": null, "message": "%s"}}""";
    private static final String XML_FAULT =
            "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>"
                    + "</ErrorResponse>";

    private final Listener listener;

    Api(Listener listener) {
        this.listener = listener;
    }

    Listener listener() {
        return listener;
    }

    String contentType() {
        return this == ORCHESTRATION ? "application/json" : "application/xml; charset=UTF-8";
    }

    /** The body of a 503 answer. */
    String unavailable(String service) {
        String message = "%s does not answer at the moment; try again.".formatted(service);
        return this == ORCHESTRATION
                ? JSON_FAULT.formatted(
                        503,
                        "Service Unavailable",
                        "The server is currently unavailable. Please try again at a later time.",
                        "HTTPServiceUnavailable",
                        message)
                : XML_FAULT.formatted("Server", "ServiceUnavailable", message);
    }

    /** The body of a 404 answer. */
    String notFound() {
        String message = "The resource could not be found.";
        return this == ORCHESTRATION
                ? JSON_FAULT.formatted(404, "Not Found", message, "HTTPNotFound", message)
                : XML_FAULT.formatted("Sender", "NotFound", message);
    }

    /** The body of a 413 answer. */
    String tooLarge(int limit) {
        String message = "A form may have at most %d bytes.".formatted(limit);
        return this == ORCHESTRATION
                ? JSON_FAULT.formatted(
                        413, "Request Entity Too Large", message, "RequestLimitExceeded", message)
                : XML_FAULT.formatted("Sender", "RequestLimitExceeded", message);
    }
}
