package io.hearth.identityworker.domain;

/** An object in Keystone that is not ours stands where ours ought to be; it is left alone. */
public final class ForeignObjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignObjectException(String message) {
        super(message);
    }
}
