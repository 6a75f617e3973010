package io.hearth.stackapi.engine;

import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Status;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes a stack: every resource as soon as none is left that requires it, its identity with it;
 * at the end the domain project.
 */
final class Deletion {
    private static final String STATE_CHANGED = "state changed";

    private final Draft draft;

    Deletion(Draft draft) {
        this.draft = draft;
    }

    /** Begins, from any state but a deletion that is going on or done. */
    void begin() {
        Stack stack = draft.stack();
        if (stack.state().is(Action.DELETE, Status.IN_PROGRESS) || stack.state().deleted()) {
            return;
        }
        draft.add(new Effect.AllTimersCleared());
        draft.enter(
                stack.in(stack.state().begin(Action.DELETE, "Stack DELETE started"))
                        .updated(draft.now()));
        new Creation(draft).cancel();
        List<Resource> live = live();
        draft.store(draft.stack().at(draft.stack().progress().withPending(live.size())));
        Set<String> names = live.stream().map(Resource::name).collect(Collectors.toSet());
        for (Resource resource : live) {
            int dependents = (int) resource.requiredBy().stream().filter(names::contains).count();
            draft.store(resource.blockedBy(dependents));
        }
        for (Resource resource : live()) {
            if (resource.dependencies().blockers() == 0) {
                start(resource);
            }
        }
        if (live.isEmpty()) {
            resourcesGone();
        }
    }

    /** A resource is gone: those that it required may have waited for it alone. */
    void finished(String name) {
        Stack stack = draft.stack();
        int pending = stack.progress().pending() - 1;
        draft.store(stack.at(stack.progress().withPending(pending)));
        for (String required : draft.scene().find(name).orElseThrow().requires()) {
            Resource waiting = draft.scene().find(required).orElseThrow();
            Resource next = waiting.blockedBy(waiting.dependencies().blockers() - 1);
            draft.store(next);
            if (next.dependencies().blockers() == 0) {
                start(next);
            }
        }
        if (pending == 0) {
            resourcesGone();
        }
    }

    /** A resource cannot be deleted; the others go on. */
    void failed(String name) {
        Stack stack = draft.stack();
        Resource failed = draft.scene().find(name).orElseThrow();
        if (stack.state().is(Action.DELETE, Status.IN_PROGRESS)) {
            String reason = "Resource DELETE failed: " + failed.state().reason();
            draft.enter(stack.in(stack.state().fail(reason)));
        }
    }

    /** Takes in what a step of a resource in DELETE_IN_PROGRESS came to. */
    void conclude(Resource resource, Step step) {
        switch (step) {
            case Step.Done done -> dropIdentity(resource);
            case Step.Waiting(Wait wait, var outcome) -> {
                Resource waiting = draft.with(resource, outcome, Creation.code(wait));
                if (wait instanceof Wait.ForTime(var duration) && duration != null) {
                    draft.add(new Effect.TimerSet(resource.name(), draft.now().plus(duration)));
                }
                draft.store(waiting);
            }
            case Step.StillWaiting() -> draft.store(resource);
            case Step.Failed(String errorType, String message) -> {
                String reason =
                        "%s: resources.%s: %s".formatted(errorType, resource.name(), message);
                draft.enter(resource.in(resource.state().fail(reason)));
                draft.then(new Trigger.ResourceFailed(resource.name()));
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

    /** Nothing is left of the domain project. */
    void projectRemoved() {
        Stack stack = draft.stack();
        if (stack.state().is(Action.DELETE, Status.IN_PROGRESS)
                && stack.progress().pending() == 0) {
            complete();
        }
    }

    private void start(Resource resource) {
        if (resource.state().action() == Action.INIT) {
            // never begun: nothing to tell of it
            draft.store(resource.in(resource.state().begin(Action.DELETE, "").complete("")));
            draft.then(new Trigger.ResourceFinished(resource.name()));
            return;
        }
        Resource begun =
                draft.enter(resource.in(resource.state().begin(Action.DELETE, STATE_CHANGED)));
        conclude(begun, Creation.step(() -> draft.type(begun).delete(draft.context(begun))));
    }

    private void dropIdentity(Resource resource) {
        if (!resource.substance().identityWanted()) {
            gone(resource);
            return;
        }
        draft.add(
                new Effect.IdentityDropped(
                        new IdentityUnwanted(draft.ref(), resource.name(), Creation.GENERATION)));
        draft.store(resource.of(resource.substance().waitingFor(Waiting.REMOVAL)));
    }

    /** Of a resource that is gone no secret and no document is kept. */
    private void gone(Resource resource) {
        if (Waiting.withTimer(resource)) {
            draft.add(new Effect.TimerCleared(resource.name()));
        }
        Resource removed =
                draft.enter(resource.in(resource.state().complete(STATE_CHANGED)))
                        .of(Resource.Substance.NONE);
        draft.scene().put(removed);
        draft.add(new Effect.ResourceRemoved(removed));
        draft.then(new Trigger.ResourceFinished(resource.name()));
    }

    private void resourcesGone() {
        if (draft.stack().progress().identities()) {
            draft.add(new Effect.IdentityDropped(new DomainProjectUnwanted(draft.ref())));
        } else {
            complete();
        }
    }

    private void complete() {
        Stack stack = draft.stack();
        draft.enter(
                stack.in(stack.state().complete("Stack DELETE completed successfully"))
                        .deleted(draft.now()));
    }

    private List<Resource> live() {
        return draft.scene().resources().stream()
                .filter(resource -> !resource.state().deleted())
                .toList();
    }
}
