package io.hearth.template.text;

/**
 * A text is no document, or one over a limit; the message names the place and is meant for the
 * caller.
 */
public final class MalformedTextException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedTextException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
