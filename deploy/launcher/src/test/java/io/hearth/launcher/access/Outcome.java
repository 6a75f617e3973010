package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Model;

/**
 * What a question was answered.
 *
 * @param leak an id of another tenant's that the answer held; empty when it held none
 */
record Outcome(Cell cell, boolean allowed, Verdict verdict, int status, String leak) {
    private static final int UNAVAILABLE = 503;

    static Outcome of(Cell cell, Verdict verdict, int status, String leak) {
        return new Outcome(cell, Model.allows(cell.question()), verdict, status, leak);
    }

    boolean isRight() {
        return verdict == (allowed ? Verdict.PASSED : Verdict.DENIED) && leak.isEmpty();
    }

    /** Nothing was decided; the asker is to come again. */
    boolean isPutOff() {
        return status == UNAVAILABLE;
    }

    @Override
    public String toString() {
        return "%s: expected %s, got %s (%d)%s"
                .formatted(
                        cell,
                        allowed ? Verdict.PASSED : Verdict.DENIED,
                        verdict,
                        status,
                        leak.isEmpty() ? "" : ", which tells of " + leak);
    }
}
