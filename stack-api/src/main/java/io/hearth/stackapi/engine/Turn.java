package io.hearth.stackapi.engine;

import io.hearth.stackapi.deployment.DeploymentGrounds;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What happens to one stack in one transaction: it takes triggers, each with all that follows from
 * it, and writes what was decided.
 */
final class Turn {
    private final Mutiny.Session session;
    private final Scene scene;
    private final Ledger ledger;
    private final WishReader wishes;
    private final SignalRequests requests;
    private final Sight sight;
    private final List<Effect> effects = new ArrayList<>();
    private final Deque<Trigger> triggers = new ArrayDeque<>();

    Turn(
            Mutiny.Session session,
            Scene scene,
            Ledger ledger,
            WishReader wishes,
            StackStore store,
            Blueprints blueprints,
            NestedOutcomes outcomes,
            DeploymentGrounds grounds) {
        this.session = session;
        this.scene = scene;
        this.ledger = ledger;
        this.wishes = wishes;
        this.requests = new SignalRequests(session, store, scene.stack().id());
        this.sight =
                new Sight(session, scene, effects, store, requests, blueprints, outcomes, grounds);
    }

    Uni<Void> take(List<Trigger> fromOutside) {
        return requests.note(fromOutside)
                .chain(() -> followEach(fromOutside))
                .chain(() -> ledger.update(session, scene, effects));
    }

    /** The parent is told in the end, even when there was nothing to do. */
    Uni<Void> follow(NestedWish wish) {
        Stack stack = scene.stack().following(wish.number());
        scene.put(stack);
        effects.add(new Effect.StackStored(stack));
        return (wish.stopsFirst() ? follow(new Trigger.ParentGaveUp()) : nothing())
                .chain(() -> wishes.trigger(session, scene.stack(), wish))
                .chain(trigger -> trigger.isEmpty() ? nothing() : follow(trigger.get()))
                .invoke(this::tellParent)
                .chain(() -> ledger.update(session, scene, effects));
    }

    private Uni<Void> followEach(List<Trigger> fromOutside) {
        return Multi.createFrom()
                .iterable(fromOutside)
                .onItem()
                .transformToUniAndConcatenate(this::follow)
                .collect()
                .last();
    }

    private void tellParent() {
        Stack.Parent parent = scene.stack().parent();
        if (parent != null && !scene.stack().state().inProgress()) {
            effects.add(new Effect.ParentTold(parent));
        }
    }

    /** A trigger and all that follows from it: one after the other, since it may be much. */
    private Uni<Void> follow(Trigger trigger) {
        triggers.add(trigger);
        return Uni.createFrom()
                .deferred(this::next)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> next() {
        Trigger trigger = triggers.remove();
        return sight.load(trigger)
                .invoke(wanted -> decide(wanted, trigger))
                .map(decided -> !triggers.isEmpty());
    }

    private void decide(boolean wanted, Trigger trigger) {
        if (wanted) {
            Decision decision = Decider.decide(scene, trigger);
            effects.addAll(decision.effects());
            triggers.addAll(decision.next());
        }
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
