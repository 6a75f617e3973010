package io.hearth.stackapi.engine;

import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Status;
import java.util.List;

/**
 * Deletes a stack: every resource as soon as none is left that uses it; at the end the domain
 * project.
 */
final class Deletion {
    private final Draft draft;
    private final Walk walk;
    private final Removal removal;

    Deletion(Draft draft) {
        this.draft = draft;
        this.walk = new Walk(draft, Walk.Direction.USERS_FIRST);
        this.removal = new Removal(draft);
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
        new Ending(draft).abortAll();
        List<Resource> live = draft.scene().resources().stream().filter(Deletion::lives).toList();
        draft.store(draft.stack().at(draft.stack().progress().begin(live.size())));
        walk.begin(live, removal::start);
        if (live.isEmpty()) {
            resourcesGone();
        }
    }

    /** A resource is gone: those that it used may have waited for it alone. */
    void finished(Resource resource) {
        Stack stack = draft.stack();
        draft.store(stack.at(stack.progress().less()));
        walk.finished(resource, Deletion::lives, removal::start);
        if (draft.stack().progress().pending() == 0) {
            resourcesGone();
        }
    }

    /** A resource cannot be deleted; the others go on. */
    void failed(Resource resource) {
        Stack stack = draft.stack();
        if (stack.state().is(Action.DELETE, Status.IN_PROGRESS)) {
            String reason = "Resource DELETE failed: " + resource.state().reason();
            new Hooks(draft).leaveAll();
            draft.enter(stack.in(stack.state().fail(reason)));
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

    private void resourcesGone() {
        if (draft.stack().progress().identities() && !draft.stack().isNested()) {
            draft.add(new Effect.IdentityOrdered(new DomainProjectUnwanted(draft.ref())));
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

    private static boolean lives(Resource resource) {
        return !resource.state().deleted();
    }
}
