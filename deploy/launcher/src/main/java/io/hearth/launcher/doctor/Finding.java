package io.hearth.launcher.doctor;

/**
 * What was seen of one thing.
 *
 * @param told in a line: what it is about, how it is, and what to do if it is not as it should be
 */
public record Finding(Severity severity, String told) {
    /** How bad it is. */
    public enum Severity {
        /** As it should be. */
        GOOD("✓"),
        /** Hearth works, and yet somebody should look at it. */
        DOUBTFUL("!"),
        /** Something does not work, or will not. */
        WRONG("✗");

        private final String sign;

        Severity(String sign) {
            this.sign = sign;
        }

        /** One character. */
        public String sign() {
            return sign;
        }
    }

    static Finding good(String told, Object... values) {
        return new Finding(Severity.GOOD, told.formatted(values));
    }

    static Finding doubtful(String told, Object... values) {
        return new Finding(Severity.DOUBTFUL, told.formatted(values));
    }

    static Finding wrong(String told, Object... values) {
        return new Finding(Severity.WRONG, told.formatted(values));
    }
}
