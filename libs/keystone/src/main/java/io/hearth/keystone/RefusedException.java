package io.hearth.keystone;

/** A 4xx of Keystone, in the words in which Heat passes it on to the owner of a stack. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param words Keystone's own, which may repeat what it was sent
     */
    public RefusedException(int status, String words) {
        super("%s (HTTP %d)".formatted(words, status));
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The name under which Heat's Keystone client knows the status, such as {@code Forbidden}. */
    public String errorType() {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 413 -> "RequestEntityTooLarge";
            case 422 -> "UnprocessableEntity";
            default -> "HTTPClientError";
        };
    }

    /** Never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
