package io.hearth.keystone.bootstrap;

/**
 * A step of the bootstrap and how it stands.
 *
 * @param name what the step makes sure of, such as {@code user heat in domain Default}
 */
public record StepReport(String name, Outcome outcome) {
    /** How a step stands. */
    public enum Outcome {
        /** Nothing is to be done. */
        PRESENT,
        /** A dry run would do it. */
        NEEDED,
        /** It has been done now. */
        DONE,
        /** It could not be looked at, for want of a password. */
        SKIPPED,
        /** It is not as it should be, and only Keystone's operator can change that. */
        WARNING
    }
}
