package io.hearth.access.signature.wire;

/** A request's form is refused; who reads requests makes a refusal of it. */
public final class MalformedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /**
     * @param reason tells the caller nothing that it does not know
     */
    public MalformedRequestException(Refusal refusal, String reason) {
        super(reason, null, false, false);
        this.refusal = refusal;
    }

    /** What two implementations could understand differently. */
    public static MalformedRequestException because(String reason) {
        return new MalformedRequestException(Refusal.MALFORMED, reason);
    }

    /** A signature, or a part of it, is missing; in the words of AWS. */
    public static MalformedRequestException incomplete() {
        return new MalformedRequestException(
                Refusal.INCOMPLETE_SIGNATURE,
                "The request signature does not conform to AWS standards");
    }

    public Refusal refusal() {
        return refusal;
    }
}
