package io.hearth.webhookservice.delivery;

/** Why a try failed, as far as the webhook's owner is told. */
public enum Failure {
    /** The host is not known, or leads to an address that is not called. */
    NO_ADDRESS("The url leads to no address that may be called."),
    /** The connection came not about, or broke, or TLS failed. */
    NO_CONNECTION("The receiver could not be connected to."),
    /** No answer in time. */
    TIMEOUT("The receiver did not answer in time."),
    /** An answer other than 2xx, redirects among them. */
    STATUS("The receiver did not answer with 2xx."),
    /** 410: the webhook is disabled. */
    GONE("The receiver answered 410 Gone.");

    private final String text;

    Failure(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
