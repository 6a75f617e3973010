package io.hearth.keystone;

/** A trust is gone, or its trustor is, or has not the roles any more that go with it. */
public final class TrustBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean gone;

    TrustBrokenException(String message, boolean gone) {
        super(message);
        this.gone = gone;
    }

    /** Whether Keystone does not know it at all. */
    public boolean isGone() {
        return gone;
    }
}
