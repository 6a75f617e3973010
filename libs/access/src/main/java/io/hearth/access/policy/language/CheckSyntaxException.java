package io.hearth.access.policy.language;

/** A rule that cannot be read; the message says what is wrong in it and where. */
public final class CheckSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    CheckSyntaxException(String message) {
        super(message);
    }

    /** Never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
