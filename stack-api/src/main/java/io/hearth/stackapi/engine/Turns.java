package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.stack.WishStore;
import io.hearth.template.error.TemplateException;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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
    private final Planner planner;
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
            Planner planner,
            Ledger ledger,
            Blueprints blueprints,
            ResourceTypes types,
            Sealer sealer,
            Addresses addresses,
            MetadataLimit metadataLimit) {
        this.store = store;
        this.wishes = wishes;
        this.outcomes = outcomes;
        this.planner = planner;
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
        while (!triggers.isEmpty() && !(triggers.peek() instanceof Trigger.RollbackRequested)) {
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

    /** A nested stack begins what its parent wants of it. */
    Uni<Void> begin(Mutiny.Session session, String stackId) {
        return store.clearTimers(session, stackId, List.of(Notice.BEGIN))
                .chain(() -> wishes.take(session, stackId))
                .chain(wish -> wish.isEmpty() ? nothing() : begin(session, stackId, wish.get()));
    }

    private Uni<Void> begin(Mutiny.Session session, String stackId, NestedWish wish) {
        return store.lock(session, stackId)
                .chain(
                        stack ->
                                stack.isEmpty()
                                        ? nothing()
                                        : new Turn(session, stack.get()).follow(wish));
    }

    /** The stack behind a resource has come to an end of what it did. */
    Uni<Void> ended(Mutiny.Session session, String stackId, String resource) {
        return store.clearTimers(session, stackId, List.of(Notice.ended(resource)))
                .chain(() -> take(session, stackId, new Trigger.NestedEnded(resource)));
    }

    private final class Turn {
        private final Mutiny.Session session;
        private final Scene scene;
        private final List<Effect> effects = new ArrayList<>();
        private final Deque<Trigger> triggers = new ArrayDeque<>();
        private final Set<String> signalled = new HashSet<>();

        /** The names of which all that is stored is in view. */
        private final Set<String> seen = new HashSet<>();

        private boolean all;
        private boolean given;

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

        /** The parent is told in the end, even when there was nothing to do. */
        Uni<Void> follow(NestedWish wish) {
            Stack stack = scene.stack().following(wish.number());
            scene.put(stack);
            effects.add(new Effect.StackStored(stack));
            return trigger(wish)
                    .chain(trigger -> trigger.isEmpty() ? nothing() : follow(trigger.get()))
                    .invoke(this::tellParent)
                    .chain(() -> ledger.update(session, scene, effects));
        }

        private void tellParent() {
            Stack.Parent parent = scene.stack().parent();
            if (parent != null && !scene.stack().state().inProgress()) {
                effects.add(new Effect.ParentTold(parent));
            }
        }

        private Uni<Optional<Trigger>> trigger(NestedWish wish) {
            Stack stack = scene.stack();
            boolean going = stack.state().inProgress();
            return switch (wish.kind()) {
                case CREATE -> checked(Action.CREATE, () -> created(stack));
                case UPDATE ->
                        stack.state().action() == Action.DELETE
                                ? none()
                                : checked(Action.UPDATE, () -> updated(stack, wish));
                case DELETE -> some(new Trigger.DeletionRequested());
                case STOP -> some(new Trigger.StopRequested());
                case SUSPEND -> going ? none() : some(new Trigger.ActionRequested(Action.SUSPEND));
                case RESUME -> going ? none() : some(new Trigger.ActionRequested(Action.RESUME));
                case CHECK -> going ? none() : some(new Trigger.ActionRequested(Action.CHECK));
            };
        }

        /** What is wrong with a nested stack's template is the stack's failure. */
        private Uni<Optional<Trigger>> checked(Action action, Supplier<Uni<Trigger>> wanted) {
            return Uni.createFrom()
                    .deferred(wanted::get)
                    .onFailure(Turns::isRefusal)
                    .recoverWithItem(
                            wrong ->
                                    new Trigger.WishRefused(
                                            action, String.valueOf(wrong.getMessage())))
                    .map(Optional::of);
        }

        private Uni<Trigger> created(Stack stack) {
            return blueprints
                    .of(session, stack)
                    .invoke(planner::check)
                    .invoke(this::give)
                    .replaceWith(new Trigger.StackRequested());
        }

        private Uni<Trigger> updated(Stack stack, NestedWish wish) {
            StackDocument document =
                    requireNonNull(wish.document(), "An update brings a document.");
            Blueprint blueprint = blueprints.restore(stack, document);
            planner.check(blueprint);
            return Uni.createFrom()
                    .item(
                            new Trigger.UpdateRequested(
                                    new StackChange(
                                            document,
                                            blueprint.template().description(),
                                            null,
                                            wish.timeoutMinutes(),
                                            true),
                                    blueprint));
        }

        private static Uni<Optional<Trigger>> some(Trigger trigger) {
            return Uni.createFrom().item(Optional.of(trigger));
        }

        private static Uni<Optional<Trigger>> none() {
            return Uni.createFrom().item(Optional.empty());
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
                case Trigger.StackRequested() -> Uni.createFrom().item(true);
                case Trigger.WishRefused(Action action, String reason) ->
                        Uni.createFrom().item(true);
                case Trigger.NestedEnded(String resource) ->
                        seeNamed(List.of(resource))
                                .chain(() -> seeNested(resource))
                                .chain(() -> seeNamed(requirementsOf(List.of(resource))))
                                .replaceWith(true);
                case Trigger.UpdateRequested(StackChange change, Blueprint blueprint) ->
                        seeAll().invoke(() -> give(blueprint)).replaceWith(true);
                case Trigger.RollbackRequested() ->
                        seeAll().chain(this::seeWhatWasBefore).replaceWith(true);
                case Trigger.StopRequested() -> Uni.createFrom().item(true);
                case Trigger.ActionRequested(Action action) -> seeAll().replaceWith(true);
                case Trigger.DeletionRequested() -> seeAll().replaceWith(true);
                case Trigger.LeftoversDue() -> seeLeftovers().replaceWith(true);
                case Trigger.IdentityAnswered(IdentityEvent answer) ->
                        seeNamed(resourceOf(answer)).replaceWith(true);
                case Trigger.SignalArrived(SignalReceived signal) -> loadSignalled(signal);
                case Trigger.TimerDue(String resource) ->
                        seeNamed(List.of(resource))
                                .chain(() -> seeNamed(requirementsOf(List.of(resource))))
                                .replaceWith(true);
                case Trigger.StackTimerDue() -> seeInProgress().replaceWith(true);
                case Trigger.ResourceFailed(String id) ->
                        seeInProgress().chain(() -> seeNeighbours(id)).replaceWith(true);
                case Trigger.ResourceFinished(String id) -> seeNeighbours(id).replaceWith(true);
            };
        }

        /** How far the stack behind a resource has come. */
        private Uni<Void> seeNested(String name) {
            return Multi.createFrom()
                    .items(scene.named(name).filter(Waiting::forStack))
                    .onItem()
                    .transformToUniAndConcatenate(
                            resource ->
                                    outcomes.of(session, resource.id())
                                            .invoke(
                                                    found ->
                                                            found.ifPresent(
                                                                    outcome ->
                                                                            scene.put(
                                                                                    resource,
                                                                                    outcome))))
                    .collect()
                    .last()
                    .replaceWithVoid();
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

        /** What may begin now, and what that reads of others. */
        private Uni<Void> seeNeighbours(String id) {
            Resource resource = scene.withId(id).orElseThrow();
            boolean forward =
                    Forward.ACTIONS.contains(scene.stack().state().action())
                            && !resource.state().deleted();
            return seeNamed(resource.requires())
                    .chain(() -> seeNamed(resource.requiredBy()))
                    .chain(() -> forward ? seeStarting(resource) : nothing());
        }

        private Uni<Void> seeStarting(Resource resource) {
            return seeBlueprint()
                    .chain(
                            () -> {
                                Layout layout = scene.blueprint().layout();
                                List<String> starting = new ArrayList<>(resource.requiredBy());
                                starting.add(resource.name());
                                starting.removeIf(name -> !layout.has(name) || !startsNext(name));
                                Set<String> needed = new TreeSet<>();
                                starting.forEach(
                                        name -> needed.addAll(layout.links(name).requires()));
                                return seeNamed(needed);
                            });
        }

        private boolean startsNext(String name) {
            return scene.find(name).filter(one -> one.dependencies().blockers() <= 1).isPresent();
        }

        private Set<String> requirementsOf(Collection<String> resources) {
            Set<String> names = new TreeSet<>();
            resources.forEach(name -> scene.find(name).ifPresent(r -> names.addAll(r.requires())));
            return names;
        }

        private Uni<Void> seeNamed(Collection<String> names) {
            List<String> missing =
                    all ? List.of() : names.stream().filter(name -> seen.add(name)).toList();
            return missing.isEmpty() ? nothing() : see(store.named(session, stackId(), missing));
        }

        private Uni<Void> seeAll() {
            all = true;
            return see(store.all(session, stackId()));
        }

        private Uni<Void> seeInProgress() {
            return see(store.inProgress(session, stackId()));
        }

        private Uni<Void> seeLeftovers() {
            return see(store.obsolete(session, stackId(), scene.stack().plan().epoch()))
                    .chain(
                            () ->
                                    seeNamed(
                                            scene.resources().stream()
                                                    .flatMap(one -> one.requires().stream())
                                                    .toList()));
        }

        /** What is in view stays as the decisions have made it. */
        private Uni<Void> see(Uni<List<Resource>> loading) {
            return loading.invoke(
                            loaded ->
                                    loaded.stream()
                                            .filter(one -> scene.withId(one.id()).isEmpty())
                                            .filter(one -> !forgotten(one))
                                            .forEach(scene::put))
                    .replaceWithVoid();
        }

        private boolean forgotten(Resource resource) {
            return effects.stream()
                    .anyMatch(
                            effect ->
                                    effect instanceof Effect.ResourceForgotten(var gone)
                                            && gone.id().equals(resource.id()));
        }

        private Uni<Void> seeBlueprint() {
            return given
                    ? nothing()
                    : blueprints.of(session, scene.stack()).invoke(this::give).replaceWithVoid();
        }

        private void give(Blueprint blueprint) {
            given = true;
            scene.give(blueprint);
        }

        /** A stack that failed in its creation returns to nothing. */
        private Uni<Void> seeWhatWasBefore() {
            Stack stack = scene.stack();
            Long previous = stack.plan().previous();
            if (previous != null) {
                return blueprints.of(session, stack, previous).invoke(this::give).replaceWithVoid();
            }
            Blueprint empty = blueprints.empty(stack);
            give(empty);
            return store.insert(
                    session,
                    stack.id(),
                    stack.plan().epoch() + 1,
                    blueprints.document(stack.id(), empty));
        }

        private String stackId() {
            return scene.stack().id();
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof TemplateException || failure instanceof StackException;
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
