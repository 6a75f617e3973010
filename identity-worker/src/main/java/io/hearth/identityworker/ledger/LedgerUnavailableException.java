package io.hearth.identityworker.ledger;

/** The database did not answer; what was asked may have been done. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailableException(Throwable cause) {
        super("The ledger cannot be reached: " + cause.getMessage(), cause);
    }
}
