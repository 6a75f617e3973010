package io.hearth.stackapi.engine;

import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.deployment.DeploymentGrounds;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.stack.WishStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The shell around the {@link Decider}: holds the stack, loads what a trigger touches, decides,
 * goes on with what follows, and writes it all in the one transaction of the session.
 */
@ApplicationScoped
class Turns {
    private final StackStore store;
    private final WishStore wishes;
    private final NestedOutcomes outcomes;
    private final DeploymentGrounds grounds;
    private final WishReader reader;
    private final Ledger ledger;
    private final Blueprints blueprints;
    private final ResourceTypes types;
    private final Sealer sealer;
    private final Addresses addresses;
    private final MetadataLimit metadataLimit;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    Turns(
            StackStore store,
            WishStore wishes,
            NestedOutcomes outcomes,
            DeploymentGrounds grounds,
            WishReader reader,
            Ledger ledger,
            Blueprints blueprints,
            ResourceTypes types,
            Sealer sealer,
            Addresses addresses,
            MetadataLimit metadataLimit) {
        this.store = store;
        this.wishes = wishes;
        this.outcomes = outcomes;
        this.grounds = grounds;
        this.reader = reader;
        this.ledger = ledger;
        this.blueprints = blueprints;
        this.types = types;
        this.sealer = sealer;
        this.addresses = addresses;
        this.metadataLimit = metadataLimit;
    }

    Surroundings surroundings() {
        return new Surroundings(types, sealer, addresses, metadataLimit, clock.instant(), random);
    }

    /** Makes a new stack's first decisions and stores it. */
    Uni<Stack> first(
            Mutiny.Session session, Stack stack, Blueprint blueprint, StackDocument document) {
        Scene scene = new Scene(stack, List.of(), blueprint, surroundings());
        List<Effect> effects = new ArrayList<>();
        Deque<Trigger> triggers = new ArrayDeque<>(List.of(new Trigger.StackRequested()));
        while (!triggers.isEmpty() && !looksAtWhatIsStored(triggers.element())) {
            Decision decision = Decider.decide(scene, triggers.remove());
            effects.addAll(decision.effects());
            triggers.addAll(decision.next());
        }
        Uni<Void> stored = ledger.insert(session, scene, document, effects);
        return triggers.isEmpty()
                ? stored.replaceWith(scene::stack)
                : stored.chain(() -> take(session, stack.id(), List.copyOf(triggers)))
                        .chain(() -> store.lock(session, stack.id()))
                        .map(Optional::orElseThrow);
    }

    private static boolean looksAtWhatIsStored(Trigger trigger) {
        return trigger instanceof Trigger.RollbackRequested
                || trigger instanceof Trigger.ConfigWanted;
    }

    Uni<Void> take(Mutiny.Session session, String stackId, Trigger trigger) {
        return take(session, stackId, List.of(trigger));
    }

    /**
     * Takes triggers of a stack that is stored, each with all that follows from it before the next;
     * a stack that is not there has no more triggers.
     */
    Uni<Void> take(Mutiny.Session session, String stackId, List<Trigger> triggers) {
        return store.lock(session, stackId)
                .chain(
                        stack ->
                                stack.isEmpty()
                                        ? drop(triggers)
                                        : turn(session, stack.get()).take(triggers));
    }

    /**
     * Timers of a stack are due, news of other stacks among them.
     *
     * @param names under which they stand; empty for the stack's own
     */
    Uni<Void> due(Mutiny.Session session, String stackId, List<String> names) {
        List<String> news = names.stream().filter(Notice::is).toList();
        List<Trigger> triggers =
                names.stream().filter(name -> !name.equals(Notice.BEGIN)).map(Turns::due).toList();
        return store.clearTimers(session, stackId, news)
                .chain(() -> news.contains(Notice.BEGIN) ? begin(session, stackId) : nothing())
                .chain(() -> triggers.isEmpty() ? nothing() : take(session, stackId, triggers));
    }

    private static Trigger due(String name) {
        if (name.isEmpty()) {
            return new Trigger.StackTimerDue();
        }
        if (Notice.isEnded(name)) {
            return new Trigger.NestedEnded(Notice.resourceOf(name));
        }
        return Notice.isUnanswered(name) ? Notice.triggerOf(name) : new Trigger.TimerDue(name);
    }

    /** A nested stack begins what its parent wants of it. */
    private Uni<Void> begin(Mutiny.Session session, String stackId) {
        return wishes.take(session, stackId)
                .chain(wish -> wish.isEmpty() ? nothing() : begin(session, stackId, wish.get()));
    }

    private Uni<Void> begin(Mutiny.Session session, String stackId, NestedWish wish) {
        return store.lock(session, stackId)
                .chain(
                        stack ->
                                stack.isEmpty()
                                        ? nothing()
                                        : turn(session, stack.get()).follow(wish));
    }

    private Turn turn(Mutiny.Session session, Stack stack) {
        Scene scene = new Scene(stack, List.of(), null, surroundings());
        return new Turn(session, scene, ledger, reader, store, blueprints, outcomes, grounds);
    }

    private static Uni<Void> drop(List<Trigger> triggers) {
        for (Trigger trigger : triggers) {
            if (trigger instanceof Trigger.AnswerArrived(var answer)) {
                DroppedAnswers.log(answer);
            }
        }
        return nothing();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
