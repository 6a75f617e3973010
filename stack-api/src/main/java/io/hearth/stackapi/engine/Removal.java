package io.hearth.stackapi.engine;

import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.DeletionPolicy;

/** Removes a resource, its identity with it. */
final class Removal {
    private final Draft draft;

    Removal(Draft draft) {
        this.draft = draft;
    }

    void start(Resource resource) {
        if (!resource.begun()) {
            // nothing was ever made of it: nothing to tell
            vanish(resource.in(resource.state().begin(Action.DELETE, "").complete("")));
            return;
        }
        if (resource.state().is(Action.DELETE, Status.IN_PROGRESS)
                && Waiting.forRemoval(resource)) {
            return; // what has begun before goes on
        }
        Resource begun =
                draft.enter(
                        resource.in(resource.state().begin(Action.DELETE, Draft.STATE_CHANGED)));
        boolean kept = begun.definition().deletionPolicy() == DeletionPolicy.RETAIN;
        conclude(
                begun,
                kept
                        ? Step.done()
                        : Conclusion.step(() -> draft.type(begun).delete(draft.context(begun))));
    }

    /** Takes in what a step of a resource in DELETE_IN_PROGRESS came to. */
    void conclude(Resource resource, Step step) {
        switch (step) {
            case Step.Done done -> dropIdentity(resource);
            case Step.Waiting(Wait wait, var outcome) -> {
                Resource waiting = draft.with(resource, outcome, Conclusion.code(wait));
                if (wait instanceof Wait.ForTime(var duration) && duration != null) {
                    draft.add(new Effect.TimerSet(resource.name(), draft.now().plus(duration)));
                }
                if (wait instanceof Wait.ForStack(var kind, var template)) {
                    waiting = new Wishes(draft).want(waiting, kind, template);
                }
                if (wait instanceof Wait.ForAnswer answer) {
                    waiting = new Provisioning(draft).request(waiting, answer);
                }
                draft.store(waiting);
            }
            case Step.StillWaiting() -> draft.store(resource);
            case Step.Failed(String errorType, String place, String message) -> {
                draft.clearTimer(resource);
                Resource stopped = resource.of(resource.substance().waitingFor(null));
                draft.enter(
                        stopped.in(
                                stopped.state()
                                        .fail(
                                                Conclusion.reason(
                                                        errorType, resource, place, message))));
                draft.then(new Trigger.ResourceFailed(resource.id()));
            }
        }
    }

    /** Nothing is left of the resource's identity. */
    void identityRemoved(Resource resource) {
        Resource without = resource.of(resource.substance().withIdentity(false));
        if (Waiting.forRemoval(resource)) {
            gone(without);
        } else {
            draft.store(without);
        }
    }

    private void dropIdentity(Resource resource) {
        if (!resource.substance().identityWanted()) {
            gone(resource);
            return;
        }
        draft.add(
                new Effect.IdentityDropped(
                        new IdentityUnwanted(draft.ref(), resource.name(), resource.generation())));
        draft.store(resource.of(resource.substance().waitingFor(Waiting.REMOVAL)));
    }

    private void gone(Resource resource) {
        draft.clearTimer(resource);
        vanish(draft.enter(resource.in(resource.state().complete(Draft.STATE_CHANGED))));
    }

    /** Of a resource that is gone no secret and no document is kept. */
    private void vanish(Resource resource) {
        Resource removed = resource.of(Resource.Substance.NONE);
        draft.scene().put(removed);
        draft.add(
                draft.stack().state().action() == Action.DELETE
                        ? new Effect.ResourceRemoved(removed)
                        : new Effect.ResourceForgotten(removed));
        draft.then(new Trigger.ResourceFinished(removed.id()));
    }
}
