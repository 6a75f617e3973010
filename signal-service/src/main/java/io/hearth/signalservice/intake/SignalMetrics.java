package io.hearth.signalservice.intake;

/** The names of this service's meters. */
public final class SignalMetrics {
    /**
     * Signals by {@link #OUTCOME}: {@code durable}, {@code refused}, {@code undelivered}, {@code
     * too-many}.
     */
    public static final String RECEIVED = "hearth.signals.received";

    /** Answers of provisioners by {@link #OUTCOME}, likewise. */
    public static final String ANSWERED = "hearth.answers.received";

    /** How long the broker took to confirm a signal, or an answer. */
    public static final String CONFIRMATION = "hearth.signals.confirmation";

    public static final String OUTCOME = "outcome";

    private SignalMetrics() {}
}
