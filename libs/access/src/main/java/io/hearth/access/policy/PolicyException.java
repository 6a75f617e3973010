package io.hearth.access.policy;

/** A policy file that cannot be used; the message names the file, the line and what is wrong. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PolicyException(String message) {
        super(message);
    }

    static PolicyException at(String file, int line, String what) {
        return new PolicyException("%s, line %d: %s.".formatted(file, line, what));
    }

    static PolicyException of(String file, String what) {
        return new PolicyException("%s: %s.".formatted(file, what));
    }

    /** Never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
