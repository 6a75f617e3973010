package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.environment.Hook;
import java.time.Duration;

/**
 * Decides what a trigger does to a stack. Reads no clock, does no I/O; the same scene and trigger
 * give the same effects, but for the randomness of seals.
 */
final class Decider {
    static final String SNAPSHOT_COMPLETE = "Stack SNAPSHOT completed successfully";

    private final Draft draft;

    private Decider(Scene scene) {
        this.draft = new Draft(scene);
    }

    /**
     * @param scene holds what {@link Trigger} says must be in view; it is changed
     */
    static Decision decide(Scene scene, Trigger trigger) {
        return new Decider(scene).on(trigger);
    }

    private Decision on(Trigger trigger) {
        switch (trigger) {
            case Trigger.StackRequested() -> {
                draft.enter(draft.stack());
                new Forward(draft).begin();
            }
            case Trigger.UpdateRequested(StackChange change, Blueprint blueprint) ->
                    update(Action.UPDATE, change);
            case Trigger.RestoreRequested(StackChange change, Blueprint blueprint) ->
                    update(Action.RESTORE, change);
            case Trigger.SnapshotTaken() -> snapshot();
            case Trigger.RollbackRequested() -> rollback();
            case Trigger.StopRequested() -> new Ending(draft).stop();
            case Trigger.ParentGaveUp() -> new Ending(draft).giveUp();
            case Trigger.ActionRequested(Action action) -> new Passage(draft).begin(action);
            case Trigger.HealthMarked marked -> new Health(draft).mark(marked);
            case Trigger.RotationRequested(String resource, boolean atOnce) ->
                    new Rotation(draft).request(resource, atOnce);
            case Trigger.AbandonRequested(Duration kept) -> new Abandonment(draft).take(kept);
            case Trigger.TakenBack() -> new Abandonment(draft).takeBack();
            case Trigger.AdoptionRequested(StackChange change, Blueprint blueprint) -> {
                new Abandonment(draft).takeBack();
                update(Action.ADOPT, change);
            }
            case Trigger.DeletionRequested() -> {
                if (draft.stack().isRetained()) {
                    new Abandonment(draft).end();
                } else {
                    new Deletion(draft).begin();
                }
            }
            case Trigger.IdentityAnswered(var answer) -> new Answers(draft).take(answer);
            case Trigger.SignalArrived(var signal) ->
                    Signalling.meant(draft.scene(), signal.resource())
                            .ifPresent(one -> new Signalling(draft).take(one, signal));
            case Trigger.SignalRefused(String resource) ->
                    draft.scene()
                            .find(resource)
                            .ifPresent(one -> new Signalling(draft).refuse(one));
            case Trigger.AnswerArrived(var answer) -> new Provisioning(draft).take(answer);
            case Trigger.HookUnset(String resource, Hook hook) ->
                    new Hooks(draft).unset(resource, hook);
            case Trigger.ConfigWanted(String resource, String id, var wanted) ->
                    draft.scene()
                            .withId(id)
                            .filter(Waiting::forConfig)
                            .ifPresent(one -> new Conclusion(draft).arrived(one, Arrival.CONFIG));
            case Trigger.TimerDue(String resource) ->
                    draft.scene()
                            .named(resource)
                            .filter(Waiting::withTimer)
                            .findFirst()
                            .ifPresentOrElse(
                                    waiting -> new Conclusion(draft).arrived(waiting, Arrival.DUE),
                                    () -> draft.add(new Effect.TimerCleared(resource)));
            case Trigger.Unanswered(String resource, String id) ->
                    draft.scene()
                            .withId(id)
                            .filter(Waiting::forAnswer)
                            .ifPresentOrElse(
                                    waiting -> new Conclusion(draft).arrived(waiting, Arrival.DUE),
                                    () ->
                                            draft.add(
                                                    new Effect.TimerCleared(
                                                            Notice.unanswered(resource, id))));
            case Trigger.NestedEnded(String resource) ->
                    draft.scene().named(resource).toList().forEach(this::ended);
            case Trigger.WishRefused(Action action, String reason) -> refuse(action, reason);
            case Trigger.StackTimerDue() -> {
                if (draft.stack().isRetained()) {
                    new Abandonment(draft).end();
                } else {
                    new Ending(draft).timedOut();
                }
            }
            case Trigger.ResourceFinished(String id) ->
                    draft.scene().withId(id).ifPresent(this::finished);
            case Trigger.ResourceFailed(String id) ->
                    draft.scene().withId(id).ifPresent(this::failed);
            case Trigger.AttributesChanged(String id) ->
                    draft.scene().withId(id).ifPresent(new MetadataRefresh(draft)::after);
            case Trigger.LeftoversDue() -> new Leftovers(draft).begin();
        }
        return draft.decision();
    }

    private void update(Action action, StackChange change) {
        Stack stack = draft.stack();
        Stack.Plan plan = stack.plan().next();
        draft.add(new Effect.DocumentBrought(plan.epoch(), change.document()));
        enter(
                action,
                stack.from(plan)
                        .described(
                                change.description(),
                                change.tags(),
                                change.timeoutMinutes(),
                                change.disableRollback()));
    }

    /** Of no resource there is more to note than its state, which stays. */
    private void snapshot() {
        Stack stack = draft.stack();
        State begun = stack.state().begin(Action.SNAPSHOT, "Stack SNAPSHOT started");
        draft.enter(stack.in(begun).updated(draft.now()));
        draft.enter(draft.stack().in(begun.complete(SNAPSHOT_COMPLETE)));
    }

    private void rollback() {
        new Ending(draft).abortAll();
        Stack stack = draft.stack();
        Long previous = stack.plan().previous();
        long epoch = stack.plan().epoch() + 1;
        enter(Action.ROLLBACK, stack.from(stack.plan().back(previous == null ? epoch : previous)));
    }

    private void enter(Action action, Stack stack) {
        State begun = stack.state().begin(action, "Stack %s started".formatted(action));
        draft.enter(stack.in(begun).updated(draft.now()));
        new Forward(draft).begin();
    }

    private void refuse(Action action, String reason) {
        new Hooks(draft).leaveAll();
        Stack stack = draft.stack();
        State begun =
                stack.state().is(action, Status.IN_PROGRESS)
                        ? stack.state()
                        : stack.state().begin(action, "");
        draft.enter(stack.in(begun.fail(reason)));
    }

    private void finished(Resource resource) {
        Stack stack = draft.stack();
        if (!stack.state().inProgress()) {
            return;
        }
        Action action = stack.state().action();
        if (action == Action.DELETE) {
            new Deletion(draft).finished(resource);
        } else if (resource.state().deleted()) {
            if (stack.progress().cleaning()) {
                new Leftovers(draft).finished(resource);
            }
        } else if (Forward.ACTIONS.contains(action)) {
            new Forward(draft).finished(resource);
        } else {
            new Passage(draft).finished(resource);
        }
    }

    private void failed(Resource resource) {
        Stack stack = draft.stack();
        if (!stack.state().inProgress()) {
            return;
        }
        if (stack.state().action() == Action.DELETE) {
            new Deletion(draft).failed(resource);
        } else if (Forward.ACTIONS.contains(stack.state().action())
                && resource.state().action() != Action.DELETE) {
            new Forward(draft).failed(resource);
        } else {
            new Ending(draft).failed(resource);
        }
    }

    /** Nobody may have waited for what the stack behind a resource did. */
    private void ended(Resource resource) {
        if (Waiting.forStack(resource)) {
            new Conclusion(draft).arrived(resource, Arrival.STACK);
        } else {
            new Scaling(draft).settled(resource);
        }
    }
}
