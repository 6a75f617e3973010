package io.hearth.stackapi.engine;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The shell around the {@link Decider}: holds the stack, loads what a trigger touches, decides,
 * goes on with what follows, and writes it all in the one transaction of the session.
 */
@ApplicationScoped
class Turns {
    private final StackStore store;
    private final Ledger ledger;
    private final Blueprints blueprints;
    private final ResourceTypes types;
    private final Sealer sealer;
    private final Addresses addresses;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    Turns(
            StackStore store,
            Ledger ledger,
            Blueprints blueprints,
            ResourceTypes types,
            Sealer sealer,
            Addresses addresses) {
        this.store = store;
        this.ledger = ledger;
        this.blueprints = blueprints;
        this.types = types;
        this.sealer = sealer;
        this.addresses = addresses;
    }

    Surroundings surroundings() {
        return new Surroundings(types, sealer, addresses, clock.instant(), random);
    }

    /** Makes a new stack's first decisions, all of it being in view, and stores it. */
    Uni<Stack> first(
            Mutiny.Session session,
            Stack stack,
            List<Resource> resources,
            Blueprint blueprint,
            StackDocument document) {
        Scene scene = new Scene(stack, resources, blueprint, surroundings());
        List<Effect> effects = new ArrayList<>();
        Deque<Trigger> triggers = new ArrayDeque<>(List.of(new Trigger.StackRequested()));
        while (!triggers.isEmpty()) {
            Decision decision = Decider.decide(scene, triggers.remove());
            effects.addAll(decision.effects());
            triggers.addAll(decision.next());
        }
        return ledger.insert(session, scene, document, effects).replaceWith(scene::stack);
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
                                        ? nothing()
                                        : new Turn(session, stack.get()).take(triggers));
    }

    private final class Turn {
        private final Mutiny.Session session;
        private final Scene scene;
        private final List<Effect> effects = new ArrayList<>();
        private final Deque<Trigger> triggers = new ArrayDeque<>();
        private final Set<String> signalled = new HashSet<>();

        Turn(Mutiny.Session session, Stack stack) {
            this.session = session;
            this.scene = new Scene(stack, List.of(), null, surroundings());
        }

        Uni<Void> take(List<Trigger> fromOutside) {
            return Multi.createFrom()
                    .iterable(fromOutside)
                    .onItem()
                    .transformToUniAndConcatenate(this::follow)
                    .collect()
                    .last()
                    .chain(() -> ledger.update(session, scene, effects));
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
            return load(trigger)
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

        /** Brings into view what the trigger touches; false for a trigger that came before. */
        private Uni<Boolean> load(Trigger trigger) {
            return switch (trigger) {
                case Trigger.StackRequested() ->
                        throw new IllegalStateException("A stack is requested but once.");
                case Trigger.DeletionRequested() ->
                        see(store.all(session, stackId())).replaceWith(true);
                case Trigger.IdentityAnswered(IdentityEvent answer) ->
                        seeNamed(resourceOf(answer)).replaceWith(true);
                case Trigger.SignalArrived(SignalReceived signal) -> loadSignalled(signal);
                case Trigger.TimerDue(String resource) ->
                        seeNamed(List.of(resource))
                                .chain(() -> seeNamed(requirementsOf(List.of(resource))))
                                .replaceWith(true);
                case Trigger.StackTimerDue() ->
                        see(store.inProgress(session, stackId())).replaceWith(true);
                case Trigger.ResourceFailed(String resource) ->
                        see(store.inProgress(session, stackId())).replaceWith(true);
                case Trigger.ResourceFinished(String resource) -> loadNeighbours(resource);
            };
        }

        private Uni<Boolean> loadSignalled(SignalReceived signal) {
            return store.acceptRequest(session, stackId(), signal.resource(), signal.requestKey())
                    .call(accepted -> accepted ? seeWaiting(signal.resource()) : nothing());
        }

        /** A signalled resource and whatever waits for its signals; for many of one, once. */
        private Uni<Void> seeWaiting(String resource) {
            return signalled.add(resource)
                    ? see(
                            store.namedOrWaiting(
                                    session, stackId(), resource, Waiting.signalsOf(resource)))
                    : nothing();
        }

        /** What may begin now, and for a creation what that reads of others. */
        private Uni<Boolean> loadNeighbours(String resource) {
            Resource finished = scene.find(resource).orElseThrow();
            if (scene.stack().state().action() == Action.DELETE) {
                return seeNamed(finished.requires()).replaceWith(true);
            }
            return seeNamed(finished.requiredBy())
                    .chain(
                            () -> {
                                List<String> starting =
                                        finished.requiredBy().stream()
                                                .filter(this::startsNext)
                                                .toList();
                                return starting.isEmpty()
                                        ? nothing()
                                        : seeNamed(requirementsOf(starting))
                                                .chain(this::seeBlueprint);
                            })
                    .replaceWith(true);
        }

        private boolean startsNext(String resource) {
            return scene.find(resource).orElseThrow().dependencies().blockers() == 1;
        }

        private Set<String> requirementsOf(Collection<String> resources) {
            Set<String> names = new TreeSet<>();
            resources.forEach(name -> scene.find(name).ifPresent(r -> names.addAll(r.requires())));
            return names;
        }

        private Uni<Void> seeNamed(Collection<String> names) {
            List<String> missing =
                    names.stream().filter(name -> scene.find(name).isEmpty()).toList();
            return missing.isEmpty() ? nothing() : see(store.named(session, stackId(), missing));
        }

        /** What is in view stays as the decisions have made it. */
        private Uni<Void> see(Uni<List<Resource>> loading) {
            return loading.invoke(
                            loaded ->
                                    loaded.stream()
                                            .filter(r -> scene.find(r.name()).isEmpty())
                                            .forEach(scene::put))
                    .replaceWithVoid();
        }

        private Uni<Void> seeBlueprint() {
            return blueprints.of(session, scene.stack()).invoke(scene::give).replaceWithVoid();
        }

        private String stackId() {
            return scene.stack().id();
        }
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static List<String> resourceOf(IdentityEvent answer) {
        return switch (answer) {
            case IdentityEvent.UserReady ready -> List.of(ready.resource());
            case IdentityEvent.KeypairReady ready -> List.of(ready.resource());
            case IdentityEvent.IdentityFailed failed -> List.of(failed.resource());
            case IdentityEvent.IdentityRemoved removed -> List.of(removed.resource());
            case IdentityEvent.IdentityRevoked revoked -> List.of();
            case IdentityEvent.DomainProjectReady ready -> List.of();
            case IdentityEvent.DomainProjectRemoved removed -> List.of();
        };
    }
}
