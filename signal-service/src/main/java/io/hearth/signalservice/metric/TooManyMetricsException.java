package io.hearth.signalservice.metric;

/** A project or a stack has as many metrics as it may have; nothing was kept. */
public final class TooManyMetricsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message for the sender
     */
    TooManyMetricsException(String message) {
        // an expected answer, not a defect: its stack trace would tell nothing
        super(message, null, false, false);
    }

    /** Never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
