package io.hearth.access.rest;

/** The HTTP statuses of Heat's errors, each with the title and explanation that Heat gives it. */
public enum FaultStatus {
    BAD_REQUEST(
            400,
            "Bad Request",
            "The server could not comply with the request since it is either malformed or otherwise"
                    + " incorrect."),
    FORBIDDEN(403, "Forbidden", "Access was denied to this resource."),
    NOT_FOUND(404, "Not Found", "The resource could not be found."),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed", BAD_REQUEST.explanation),
    CONFLICT(409, "Conflict", "There was a conflict when trying to complete your request."),
    TOO_MANY_REQUESTS(
            429,
            "Too Many Requests",
            "There have been too many requests of late. Please try again at a later time."),
    INTERNAL_SERVER_ERROR(
            500,
            "Internal Server Error",
            "The server has either erred or is incapable of performing the requested operation."),
    NOT_IMPLEMENTED(501, "Not Implemented", INTERNAL_SERVER_ERROR.explanation),
    SERVICE_UNAVAILABLE(
            503,
            "Service Unavailable",
            "The server is currently unavailable. Please try again at a later time.");

    private final int code;
    private final String title;
    private final String explanation;

    FaultStatus(int code, String title, String explanation) {
        this.code = code;
        this.title = title;
        this.explanation = explanation;
    }

    public int code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String explanation() {
        return explanation;
    }
}
