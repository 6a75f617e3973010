package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.State;

/**
 * Lets go of a stack at once: it is deleted here, and what stands for its resources outside stays.
 */
final class Abandonment {
    private final Draft draft;

    Abandonment(Draft draft) {
        this.draft = draft;
    }

    /**
     * @throws StackException NotSupported for a stack of a tree: its parts know of each other
     */
    void take() {
        checkAlone();
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

    private void checkAlone() {
        if (draft.stack().isNested()) {
            throw StackException.notSupported("Abandoning a nested stack");
        }
        for (Resource resource : draft.scene().resources()) {
            if (hasStackBehind(resource)) {
                throw StackException.notSupported(
                        "Abandoning a stack with a nested one (resource %s)"
                                .formatted(resource.name()));
            }
        }
    }

    /** Such a stack bears the resource's own id. */
    private static boolean hasStackBehind(Resource resource) {
        return resource.id().equals(resource.physicalId());
    }

    /** Of a resource that is let go no secret and no document is kept here. */
    private void leave(Resource resource) {
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
