package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import java.util.List;
import java.util.Optional;

/** Suspends, resumes or checks a stack: all resources, and none becomes another. */
final class Passage {
    private static final String NOT_ALL = ". 'CHECK' not fully supported (see resources)";

    private final Draft draft;

    Passage(Draft draft) {
        this.draft = draft;
    }

    void begin(Action action) {
        Stack stack = draft.stack();
        draft.enter(
                stack.in(stack.state().begin(action, "Stack %s started".formatted(action)))
                        .updated(draft.now()));
        draft.add(draft.stackTimer());
        List<Resource> all = draft.scene().resources().stream().filter(Passage::takesPart).toList();
        draft.store(draft.stack().at(draft.stack().progress().begin(all.size())));
        walk().begin(all, this::start);
        if (all.isEmpty()) {
            complete();
        }
    }

    void finished(Resource resource) {
        Stack stack = draft.stack();
        draft.store(stack.at(stack.progress().less()));
        walk().finished(resource, Passage::takesPart, this::start);
        if (draft.stack().progress().pending() == 0) {
            complete();
        }
    }

    private void start(Resource resource) {
        Action action = draft.stack().state().action();
        if (action == Action.CHECK) {
            check(resource);
        } else if (fits(resource.state(), action)) {
            Resource begun =
                    draft.enter(resource.in(resource.state().begin(action, Draft.STATE_CHANGED)));
            new Conclusion(draft).of(begun, Conclusion.step(() -> step(begun, action)));
        } else {
            refuse(resource, action);
        }
    }

    private Step step(Resource resource, Action action) {
        ResourceType type = draft.type(resource);
        ResourceContext context = draft.context(resource);
        return action == Action.SUSPEND ? type.suspend(context) : type.resume(context);
    }

    /** What was never made, or has no way to look, is passed over. */
    private void check(Resource resource) {
        if (!resource.begun()) {
            draft.then(new Trigger.ResourceFinished(resource.id()));
            return;
        }
        Resource begun = resource.in(resource.state().begin(Action.CHECK, Draft.STATE_CHANGED));
        Optional<Step> looked =
                draft.type(resource).check(draft.context(begun.revised(draft.now())));
        if (looked.isPresent()) {
            new Conclusion(draft).of(draft.enter(begun), looked.get());
        } else {
            draft.enter(
                    begun.in(
                            begun.state()
                                    .complete(
                                            "CHECK not supported for %s"
                                                    .formatted(resource.type()))));
            draft.then(new Trigger.ResourceFinished(resource.id()));
        }
    }

    private void refuse(Resource resource, Action action) {
        State state = resource.state();
        new Conclusion(draft)
                .of(
                        draft.enter(
                                resource.in(
                                        new State(
                                                action, Status.IN_PROGRESS, Draft.STATE_CHANGED))),
                        Step.failed(
                                "Error",
                                "State ('%s', '%s') invalid for %s"
                                        .formatted(
                                                state.action(),
                                                state.status(),
                                                action == Action.SUSPEND ? "suspend" : "resume")));
    }

    /** A resource that has failed otherwise is not touched, as in Heat. */
    private static boolean fits(State state, Action action) {
        return action == Action.SUSPEND
                ? state.status() == Status.COMPLETE || state.action() == Action.SUSPEND
                : state.is(Action.SUSPEND, Status.COMPLETE) || state.action() == Action.RESUME;
    }

    private void complete() {
        boolean unchecked =
                draft.stack().state().action() == Action.CHECK
                        && draft.scene().resources().stream()
                                .anyMatch(one -> one.state().reason().startsWith("CHECK not"));
        new Ending(draft).complete(unchecked ? NOT_ALL : "");
    }

    private Walk walk() {
        return new Walk(
                draft,
                draft.stack().state().action() == Action.SUSPEND
                        ? Walk.Direction.USERS_FIRST
                        : Walk.Direction.USED_FIRST);
    }

    private static boolean takesPart(Resource resource) {
        return resource.current() && !resource.state().deleted();
    }
}
