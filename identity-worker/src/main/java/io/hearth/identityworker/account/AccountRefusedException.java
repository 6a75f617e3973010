package io.hearth.identityworker.account;

/** What is wanted cannot be had of an account that was there before; to try again will not help. */
public final class AccountRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccountRefusedException(String message) {
        super(message);
    }
}
