package io.hearth.contract.seal;

/**
 * A ciphertext does not open: wrong key, wrong context, or damaged. Says nothing of the content.
 */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealBrokenException(String message) {
        super(message);
    }
}
