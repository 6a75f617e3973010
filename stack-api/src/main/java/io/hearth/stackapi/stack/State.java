package io.hearth.stackapi.stack;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;

/**
 * The state of a stack or resource. A transition that Heat does not know throws.
 *
 * @param reason a sentence for people, such as {@code state changed}
 */
public record State(Action action, Status status, String reason) {
    /** A resource before its turn has come. */
    public static final State INITIAL = new State(Action.INIT, Status.COMPLETE, "");

    private static final Set<Action> INTERRUPTING =
            EnumSet.of(Action.DELETE, Action.UPDATE, Action.ROLLBACK, Action.RESTORE);
    private static final int LONGEST_REASON = 8_192;

    public State {
        requireNonNull(action, "A state needs an action.");
        requireNonNull(status, "A state needs a status.");
        requireNonNull(reason, "A state needs a reason, which may be empty.");
    }

    /** Starts an action. A deletion, an update and its rollback may interrupt another, no more. */
    public State begin(Action next, String why) {
        if (inProgress() && !INTERRUPTING.contains(next)) {
            throw new IllegalStateException("%s cannot begin during %s.".formatted(next, text()));
        }
        return new State(next, Status.IN_PROGRESS, why);
    }

    public State complete(String why) {
        return end(Status.COMPLETE, why);
    }

    public State fail(String why) {
        return end(Status.FAILED, why);
    }

    public boolean inProgress() {
        return status == Status.IN_PROGRESS;
    }

    public boolean is(Action expectedAction, Status expectedStatus) {
        return action == expectedAction && status == expectedStatus;
    }

    /** Gone, and kept for the records only. */
    public boolean deleted() {
        return is(Action.DELETE, Status.COMPLETE);
    }

    /** Action and status joined, such as {@code CREATE_COMPLETE}. */
    public String text() {
        return action + "_" + status;
    }

    private State end(Status end, String why) {
        if (!inProgress()) {
            throw new IllegalStateException("%s cannot become %s.".formatted(text(), end));
        }
        return new State(action, end, shortened(why));
    }

    /** Every event of the bus carries it, and a failure's may repeat what instances have sent. */
    private static String shortened(String why) {
        if (why.length() <= LONGEST_REASON) {
            return why;
        }
        int cut = LONGEST_REASON - 1;
        return why.substring(0, Character.isHighSurrogate(why.charAt(cut - 1)) ? cut - 1 : cut)
                + "…";
    }
}
