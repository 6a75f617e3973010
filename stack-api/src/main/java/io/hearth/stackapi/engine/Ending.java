package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How what is done to a stack ends, but for a deletion. */
final class Ending {
    private static final String CANCELLED = "user triggered cancel";
    private static final Set<Action> UNDONE =
            EnumSet.of(Action.CREATE, Action.ADOPT, Action.UPDATE, Action.RESTORE);

    private final Draft draft;

    Ending(Draft draft) {
        this.draft = draft;
    }

    /**
     * @param remark after the usual sentence; empty for none
     */
    void complete(String remark) {
        Stack stack = draft.stack();
        draft.add(new Effect.AllTimersCleared());
        draft.add(new Effect.OtherDocumentsForgotten(stack.plan().document()));
        draft.enter(
                stack.in(
                        stack.state()
                                .complete(
                                        "Stack %s completed successfully%s"
                                                .formatted(stack.state().action(), remark))));
    }

    /** A resource has failed, and the stack's action with it. */
    void failed(Resource resource) {
        if (draft.stack().state().inProgress()) {
            fail(
                    "Resource %s failed: %s"
                            .formatted(resource.state().action(), resource.state().reason()),
                    CANCELLED);
        }
    }

    void timedOut() {
        draft.add(new Effect.TimerCleared(""));
        Stack stack = draft.stack();
        if (stack.state().inProgress() && stack.state().action() != Action.DELETE) {
            String action = stack.state().action().name();
            String reason =
                    "%s%s timed out"
                            .formatted(
                                    action.charAt(0), action.substring(1).toLowerCase(Locale.ROOT));
            fail(reason, reason);
        }
    }

    /** The parent of a nested stack has given up what the stack does for it. */
    void giveUp() {
        Stack stack = draft.stack();
        if (stack.state().inProgress() && stack.state().action() != Action.DELETE) {
            fail("Stack %s cancelled".formatted(stack.state().action()), CANCELLED);
        }
    }

    /** Whoever asked for it wants no more of it; what is in progress comes to its own end. */
    void stop() {
        Stack stack = draft.stack();
        if (stack.state().inProgress() && stack.state().action() != Action.DELETE) {
            draft.add(new Effect.TimerCleared(""));
            new Hooks(draft).leaveAll();
            draft.enter(
                    stack.in(
                            stack.state()
                                    .fail("Stack %s cancelled".formatted(stack.state().action()))));
        }
    }

    /** Ends what is in progress and is no removal. */
    void abortAll() {
        abortAll(CANCELLED);
    }

    void fail(String reason, String forOthers) {
        Stack stack = draft.stack();
        draft.add(new Effect.AllTimersCleared());
        draft.enter(stack.in(stack.state().fail(reason)));
        abortAll(forOthers);
        if (!stack.disableRollback() && UNDONE.contains(stack.state().action())) {
            draft.then(new Trigger.RollbackRequested());
        }
    }

    private void abortAll(String why) {
        new Hooks(draft).leaveAll();
        for (Resource resource : draft.scene().resources()) {
            Action action = resource.state().action();
            if (resource.state().inProgress() && action != Action.DELETE) {
                new Wishes(draft).stop(resource);
                Resource stopped = resource.of(resource.substance().waitingFor(null));
                draft.enter(
                        stopped.in(stopped.state().fail("%s aborted (%s)".formatted(action, why))));
            }
        }
    }
}
