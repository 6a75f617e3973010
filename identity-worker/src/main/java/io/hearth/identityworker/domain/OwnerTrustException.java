package io.hearth.identityworker.domain;

/** What is to be done with the authority of a stack's owner cannot be done with it. */
public final class OwnerTrustException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What has become of the authority, and what to do. */
    public static final String GONE =
            "Authorization failed. The trust of the stack's owner is gone, or the owner has not the"
                    + " roles any more that go with it: update or delete the stack as somebody who"
                    + " may do this in Keystone.";

    OwnerTrustException(String message) {
        super(message);
    }
}
