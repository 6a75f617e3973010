package io.hearth.stackapi.engine;

import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.DeletionPolicy;
import io.hearth.template.environment.Hook;
import java.time.Duration;

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
        boolean going = resource.state().is(Action.DELETE, Status.IN_PROGRESS);
        if (going && Waiting.forRemoval(resource)) {
            return; // what has begun before goes on
        }
        if (going || !new Hooks(draft).holds(resource, Hook.PRE_DELETE)) {
            goOn(resource);
        }
    }

    /** Past the hook, if there was one. */
    void goOn(Resource resource) {
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
            case Step.Done done -> {
                // first what it brought: an agent is to find nothing that it could not report
                new Deploying(draft).withdraw(resource);
                new Alarming(draft).remove(resource);
                dropIdentity(resource);
            }
            case Step.Waiting(Wait wait, var outcome) -> {
                Resource waiting = draft.with(resource, outcome, Conclusion.code(wait));
                if (wait instanceof Wait.ForConfig config) {
                    draft.then(new Trigger.ConfigWanted(resource.name(), resource.id(), config));
                }
                if (wait instanceof Wait.ForSignals(String handle, Duration atMost)) {
                    draft.add(new Effect.TimerSet(resource.name(), draft.now().plus(atMost)));
                }
                if (wait instanceof Wait.ForTime(var duration) && duration != null) {
                    draft.add(new Effect.TimerSet(resource.name(), draft.now().plus(duration)));
                }
                if (wait instanceof Wait.ForStack(var kind, var template)) {
                    waiting = new Wishes(draft).want(waiting, kind, template);
                }
                if (wait instanceof Wait.ForAnswer answer) {
                    waiting = new Provisioning(draft).request(waiting, answer);
                }
                if (wait instanceof Wait.ForKeystone keystone) {
                    waiting = new KeystoneRequests(draft).request(waiting, keystone);
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
                new Effect.IdentityOrdered(
                        new IdentityUnwanted(draft.ref(), resource.name(), resource.generation())));
        draft.store(resource.of(resource.substance().waitingFor(Waiting.REMOVAL)));
    }

    private void gone(Resource resource) {
        draft.clearTimer(resource);
        Resource deleted = draft.enter(resource.in(resource.state().complete(Draft.STATE_CHANGED)));
        Resource removed = remove(deleted);
        if (!new Hooks(draft).holds(removed, Hook.POST_DELETE)) {
            draft.then(new Trigger.ResourceFinished(removed.id()));
        }
    }

    private void vanish(Resource resource) {
        draft.then(new Trigger.ResourceFinished(remove(resource).id()));
    }

    /** Of a resource that is gone no secret and no document is kept. */
    private Resource remove(Resource resource) {
        Resource removed = resource.of(Resource.Substance.NONE);
        draft.scene().put(removed);
        draft.add(
                draft.stack().state().action() == Action.DELETE
                        ? new Effect.ResourceRemoved(removed)
                        : new Effect.ResourceForgotten(removed));
        return removed;
    }
}
