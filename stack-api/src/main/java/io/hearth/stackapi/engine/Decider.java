package io.hearth.stackapi.engine;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Signal;
import io.hearth.stackapi.resource.Signalled;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.State;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a trigger does to a stack. Reads no clock, does no I/O; the same scene and trigger
 * give the same effects, but for the randomness of seals.
 */
final class Decider {
    private static final String SIGNAL = "SIGNAL";

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
            case Trigger.StackRequested() -> new Creation(draft).begin();
            case Trigger.DeletionRequested() -> new Deletion(draft).begin();
            case Trigger.IdentityAnswered(var answer) -> new Answers(draft).take(answer);
            case Trigger.SignalArrived(var signal) ->
                    draft.scene().find(signal.resource()).ifPresent(r -> signalled(r, signal));
            case Trigger.TimerDue(String resource) ->
                    draft.scene()
                            .find(resource)
                            .filter(Waiting::withTimer)
                            .ifPresentOrElse(
                                    waiting -> resume(waiting, Arrival.DUE),
                                    () -> draft.add(new Effect.TimerCleared(resource)));
            case Trigger.StackTimerDue() -> new Creation(draft).timedOut();
            case Trigger.ResourceFinished(String resource) -> {
                if (deleting()) {
                    new Deletion(draft).finished(resource);
                } else {
                    new Creation(draft).finished(resource);
                }
            }
            case Trigger.ResourceFailed(String resource) -> {
                if (deleting()) {
                    new Deletion(draft).failed(resource);
                } else {
                    new Creation(draft).failed(resource);
                }
            }
        }
        return draft.decision();
    }

    private void signalled(Resource resource, SignalReceived received) {
        ResourceType type = draft.type(resource);
        if (type.signals() == SignalDialect.NONE
                || resource.state().action() == Action.INIT
                || resource.state().action() == Action.DELETE) {
            return;
        }
        Signal signal =
                new Signal(
                        received.signalId(),
                        received.status(),
                        received.reason(),
                        data(resource, received.data()));
        Signalled after = type.signal(draft.context(resource), signal);
        Resource changed = draft.republish(draft.withDocument(resource, after.document()));
        State state = changed.state();
        draft.record(
                changed.name(),
                changed.type(),
                changed.physicalId() == null ? changed.physicalName() : changed.physicalId(),
                SIGNAL,
                new State(state.action(), state.status(), after.reason()));
        for (Resource condition : draft.scene().resources()) {
            if (Waiting.forSignalsOf(resource.name(), condition)) {
                resume(condition, Arrival.SIGNAL);
            }
        }
    }

    private @Nullable Object data(Resource resource, @Nullable Sealed data) {
        return data == null
                ? null
                : PlainJson.read(
                        draft.scene()
                                .surroundings()
                                .sealer()
                                .open(data, SceneContext.sealContext(resource, SealContext.SIGNAL))
                                .reveal());
    }

    private void resume(Resource resource, Arrival arrival) {
        Step step =
                Creation.step(() -> draft.type(resource).resume(draft.context(resource), arrival));
        if (resource.state().action() == Action.DELETE) {
            new Deletion(draft).conclude(resource, step);
        } else {
            new Creation(draft).conclude(resource, step);
        }
    }

    private boolean deleting() {
        return draft.stack().state().action() == Action.DELETE;
    }
}
