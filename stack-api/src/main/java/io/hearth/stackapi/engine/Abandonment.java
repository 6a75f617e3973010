package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.State;

/**
 * Lets go of a stack at once: it is deleted here, and what stands for its resources outside stays.
 * The stacks within are to do the same.
 */
final class Abandonment {
    private final Draft draft;

    Abandonment(Draft draft) {
        this.draft = draft;
    }

    void take() {
        Stack stack = draft.stack();
        draft.add(new Effect.AllTimersCleared());
        new Hooks(draft).leaveAll();
        draft.enter(
                stack.in(stack.state().begin(Action.DELETE, "Stack DELETE started"))
                        .at(stack.progress().begin(0))
                        .updated(draft.now()));
        draft.scene().resources().stream()
                .filter(resource -> !resource.state().deleted())
                .forEach(this::leave);
        Stack left = draft.stack();
        draft.enter(
                left.in(left.state().complete("Stack DELETE completed successfully"))
                        .deleted(draft.now()));
    }

    /** Of a resource that is let go no secret and no document is kept here. */
    private void leave(Resource one) {
        Resource resource =
                one.isStack() ? new Wishes(draft).want(one, NestedWish.Kind.ABANDON, null) : one;
        State begun = resource.state().begin(Action.DELETE, Draft.STATE_CHANGED);
        State done = begun.complete(Draft.STATE_CHANGED);
        Resource left =
                resource.begun()
                        ? draft.enter(draft.enter(resource.in(begun)).in(done))
                        : resource.in(done);
        Resource removed = left.of(Resource.Substance.NONE);
        draft.scene().put(removed);
        draft.add(new Effect.ResourceRemoved(removed));
    }
}
