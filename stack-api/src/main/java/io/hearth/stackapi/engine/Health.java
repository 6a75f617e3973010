package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;

/** What is told of a resource's health from outside, as {@code openstack stack resource mark}. */
final class Health {
    private static final String USUAL = "state changed by resource_mark_unhealthy api";

    private final Draft draft;

    Health(Draft draft) {
        this.draft = draft;
    }

    /**
     * @throws StackException EntityNotFound, ActionInProgress
     */
    void mark(Trigger.HealthMarked marked) {
        Resource resource =
                draft.scene()
                        .find(marked.resource())
                        .filter(found -> !found.state().deleted())
                        .orElseThrow(
                                () ->
                                        StackException.noResource(
                                                marked.resource(), draft.stack().name()));
        if (resource.state().inProgress()) {
            throw StackException.inProgress(draft.stack());
        }
        String reason = marked.reason().isEmpty() ? USUAL : marked.reason();
        if (marked.unhealthy()) {
            if (canFail(resource)) {
                draft.enter(resource.in(begun(resource, reason).fail(reason)));
            }
        } else if (resource.state().is(Action.CHECK, Status.FAILED)) {
            draft.enter(resource.in(begun(resource, reason).complete(reason)));
        }
    }

    /**
     * Something of a resource was seen not to be there. One that rests or changes is not marked:
     * that would be forgotten.
     */
    void miss(Resource resource, String reason) {
        State state = resource.state();
        boolean atWork = state.status() == Status.COMPLETE && state.action() != Action.SUSPEND;
        if (atWork && resource.current() && canFail(resource)) {
            draft.enter(resource.in(begun(resource, reason).fail(reason)));
        }
    }

    /**
     * Of what was never made there is nothing to replace, and what is half removed is on its way.
     */
    private static boolean canFail(Resource resource) {
        return resource.begun() && resource.state().action() != Action.DELETE;
    }

    private static State begun(Resource resource, String reason) {
        return resource.state().begin(Action.CHECK, reason);
    }
}
