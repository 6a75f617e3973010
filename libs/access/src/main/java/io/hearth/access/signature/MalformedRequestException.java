package io.hearth.access.signature;

/** A request's form is refused; within this package only. */
final class MalformedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    MalformedRequestException(Refusal refusal, String reason) {
        super(reason, null, false, false);
        this.refusal = refusal;
    }

    static MalformedRequestException because(String reason) {
        return new MalformedRequestException(Refusal.MALFORMED, reason);
    }

    Verification.Refused refused() {
        return new Verification.Refused(refusal, String.valueOf(getMessage()));
    }
}
