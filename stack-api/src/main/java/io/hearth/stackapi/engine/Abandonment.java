package io.hearth.stackapi.engine;

import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentitiesRetained;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of a stack at once: it is deleted here, and what stands for its resources outside stays,
 * their identities too. All that it was is kept, sealed as ever, so that it can be taken back for a
 * time. The stacks within do the same.
 */
final class Abandonment {
    /** Under which a resource remembers the state in which it was let go. */
    static final String LEFT_IN = "abandoned_in";

    private static final String NOT_COMPLETE =
            "The resource was not complete when its stack was abandoned.";

    private final Draft draft;

    Abandonment(Draft draft) {
        this.draft = draft;
    }

    /**
     * @param kept how long it can be taken back
     */
    void take(Duration kept) {
        Stack stack = draft.stack();
        Instant until = draft.now().plus(kept);
        draft.add(new Effect.AllTimersCleared());
        new Hooks(draft).leaveAll();
        tellOfIdentities(until);
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
                        .deleted(draft.now())
                        .retained(until));
        if (!stack.isNested()) {
            draft.add(new Effect.TimerSet("", until));
        }
    }

    private void leave(Resource one) {
        Resource resource =
                one.isStack() ? new Wishes(draft).want(one, NestedWish.Kind.ABANDON, null) : one;
        State begun = resource.state().begin(Action.DELETE, Draft.STATE_CHANGED);
        State done = begun.complete(Draft.STATE_CHANGED);
        Resource left =
                resource.begun()
                        ? draft.enter(draft.enter(resource.in(begun)).in(done))
                        : resource.in(done);
        Resource kept =
                left.of(
                        left.substance()
                                .waitingFor(null)
                                .knowing(Map.of(LEFT_IN, one.state().text()), Map.of()));
        new Deploying(draft).withdraw(kept);
        draft.scene().put(kept);
        draft.add(new Effect.ResourceRemoved(kept));
    }

    /**
     * Takes an abandoned stack back as it was; the root goes on to what its template wants. What
     * was not complete has failed.
     */
    void takeBack() {
        Stack stack = draft.stack();
        tellOfIdentities(null);
        draft.add(new Effect.AllTimersCleared());
        draft.store(stack.takenBack());
        if (stack.isNested()) {
            draft.enter(draft.stack().in(stack.state().begin(Action.ADOPT, "Stack ADOPT started")));
        }
        List<Resource> kept = kept();
        kept.forEach(this::takeBack);
        if (stack.isNested()) {
            State begun = draft.stack().state();
            boolean whole = kept.stream().allMatch(one -> leftIn(one).status() == Status.COMPLETE);
            draft.enter(
                    draft.stack()
                            .in(
                                    whole
                                            ? begun.complete("Stack ADOPT completed successfully")
                                            : begun.fail("Stack ADOPT failed: " + NOT_COMPLETE)));
        }
    }

    private void takeBack(Resource resource) {
        State was = leftIn(resource);
        Resource known =
                new Deploying(draft)
                        .publishAgain(resource.of(resource.substance().forgetting(LEFT_IN)));
        if (was.action() == Action.INIT) {
            draft.store(known.in(State.INITIAL));
        } else if (was.status() == Status.COMPLETE) {
            draft.enter(
                    known.in(
                            known.state()
                                    .begin(Action.ADOPT, Draft.STATE_CHANGED)
                                    .complete(Draft.STATE_CHANGED)));
        } else {
            draft.enter(known.in(new State(was.action(), Status.FAILED, NOT_COMPLETE)));
        }
        if (known.substance().identityWanted() && was.action() != Action.DELETE) {
            askForIdentity(known);
        }
    }

    /** What has become of it meanwhile, and of one that was suspended, is told by being resumed. */
    private void askForIdentity(Resource resource) {
        if (!Boolean.parseBoolean(resource.substance().data().get(IdentityData.RESTING))) {
            draft.add(
                    new Effect.IdentityOrdered(
                            new IdentityResumed(
                                    draft.ref(), resource.name(), resource.generation())));
        }
    }

    /** It cannot be taken back any more: its identities go, and no secret of it is kept. */
    void end() {
        Stack stack = draft.stack();
        draft.add(new Effect.AllTimersCleared());
        for (Resource resource : kept()) {
            if (resource.isStack()) {
                new Wishes(draft).want(resource, NestedWish.Kind.DELETE, null);
            }
            draft.store(resource.of(Resource.Substance.NONE));
        }
        if (hasIdentities(stack)) {
            draft.add(new Effect.IdentityOrdered(new DomainProjectUnwanted(draft.ref())));
        }
        draft.store(stack.released());
    }

    private List<Resource> kept() {
        return draft.scene().resources().stream()
                .filter(resource -> resource.substance().data().containsKey(LEFT_IN))
                .toList();
    }

    private static State leftIn(Resource resource) {
        String text = resource.substance().data().getOrDefault(LEFT_IN, "");
        int cut = text.indexOf('_');
        return new State(
                Action.valueOf(text.substring(0, cut)),
                Status.valueOf(text.substring(cut + 1)),
                "");
    }

    private void tellOfIdentities(@Nullable Instant until) {
        if (hasIdentities(draft.stack())) {
            draft.add(new Effect.IdentityOrdered(new IdentitiesRetained(draft.ref(), until)));
        }
    }

    /** Those of a tree are the root's. */
    private static boolean hasIdentities(Stack stack) {
        return stack.progress().identities() && !stack.isNested();
    }
}
