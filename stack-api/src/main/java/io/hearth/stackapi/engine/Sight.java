package io.hearth.stackapi.engine;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.stackapi.deployment.DeploymentGrounds;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.nested.Inner;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.template.environment.Hook;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Brings into view what decisions are about, and no more than that. */
final class Sight {
    private final Mutiny.Session session;
    private final Scene scene;
    private final List<Effect> effects;
    private final StackStore store;
    private final SignalRequests requests;
    private final Blueprints blueprints;
    private final NestedOutcomes outcomes;
    private final DeploymentGrounds grounds;
    private final Set<String> signalled = new HashSet<>();

    /** The names of which all that is stored is in view. */
    private final Set<String> seen = new HashSet<>();

    /** The ids of those whose members are in view. */
    private final Set<String> lookedInto = new HashSet<>();

    private boolean all;
    private boolean given;

    /**
     * @param effects of the decisions so far
     */
    Sight(
            Mutiny.Session session,
            Scene scene,
            List<Effect> effects,
            StackStore store,
            SignalRequests requests,
            Blueprints blueprints,
            NestedOutcomes outcomes,
            DeploymentGrounds grounds) {
        this.session = session;
        this.scene = scene;
        this.effects = effects;
        this.store = store;
        this.requests = requests;
        this.blueprints = blueprints;
        this.outcomes = outcomes;
        this.grounds = grounds;
    }

    /** Brings into view what the trigger touches; false for a trigger that came before. */
    Uni<Boolean> load(Trigger trigger) {
        return see(trigger).call(wanted -> wanted ? seeMembers(trigger) : nothing());
    }

    /** Of resources that look at the members of the stacks behind them, if they may begin now. */
    private Uni<Void> seeMembers(Trigger trigger) {
        List<Resource> looking =
                Beginning.of(scene, trigger)
                        .filter(Resource::isStack)
                        .filter(one -> type(one).looksAtMembers())
                        .toList();
        return looking.isEmpty()
                ? nothing()
                : seeBlueprint()
                        .chain(
                                () ->
                                        each(
                                                looking.stream()
                                                        .filter(one -> lookedInto.add(one.id()))));
    }

    private Uni<Void> each(Stream<Resource> stacks) {
        return Multi.createFrom()
                .items(stacks)
                .onItem()
                .transformToUniAndConcatenate(this::seeNested)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private ResourceType type(Resource resource) {
        return scene.surroundings().types().named(resource.nativeType());
    }

    private Uni<Boolean> see(Trigger trigger) {
        return switch (trigger) {
            case Trigger.StackRequested() -> seeBlueprint().replaceWith(true);
            case Trigger.WishRefused(Action action, String reason) ->
                    seeInProgress().replaceWith(true);
            case Trigger.NestedEnded(String resource) ->
                    seeNamed(List.of(resource))
                            .chain(() -> seeEnded(resource))
                            .chain(() -> seeNamed(requirementsOf(List.of(resource))))
                            .replaceWith(true);
            case Trigger.UpdateRequested(StackChange change, Blueprint blueprint) ->
                    seeAll().invoke(() -> give(blueprint)).replaceWith(true);
            case Trigger.RollbackRequested() ->
                    seeAll().chain(this::seeWhatWasBefore).replaceWith(true);
            case Trigger.StopRequested() -> seeInProgress().replaceWith(true);
            case Trigger.ParentGaveUp() -> seeInProgress().replaceWith(true);
            case Trigger.ActionRequested(Action action) -> seeAll().replaceWith(true);
            case Trigger.HealthMarked marked ->
                    seeNamed(List.of(marked.resource())).replaceWith(true);
            case Trigger.RotationRequested rotation ->
                    seeNamed(List.of(rotation.resource())).replaceWith(true);
            case Trigger.SnapshotTaken() -> Uni.createFrom().item(true);
            case Trigger.RestoreRequested(StackChange change, Blueprint blueprint) ->
                    seeAll().invoke(() -> give(blueprint)).replaceWith(true);
            case Trigger.AbandonRequested abandonment -> seeAll().replaceWith(true);
            case Trigger.TakenBack() -> seeAll().replaceWith(true);
            case Trigger.AdoptionRequested(StackChange change, Blueprint blueprint) ->
                    seeAll().invoke(() -> give(blueprint)).replaceWith(true);
            case Trigger.DeletionRequested() -> seeAll().replaceWith(true);
            case Trigger.AttributesChanged(String id) -> seeReaders(id).replaceWith(true);
            case Trigger.LeftoversDue() -> seeLeftovers().replaceWith(true);
            case Trigger.IdentityAnswered(IdentityEvent answer) ->
                    seeNamed(resourceOf(answer)).replaceWith(true);
            case Trigger.SignalArrived(SignalReceived signal) -> loadSignalled(signal);
            case Trigger.SignalRefused(String resource) -> loadRefused(resource);
            case Trigger.AnswerArrived(ResourceAnswered answer) ->
                    seeNamed(List.of(answer.resource())).replaceWith(true);
            case Trigger.Unanswered(String resource, String id) ->
                    seeNamed(List.of(resource)).replaceWith(true);
            case Trigger.ConfigWanted wanted -> seeGround(wanted).replaceWith(true);
            case Trigger.HookUnset(String resource, Hook hook) ->
                    seeWaitingAt(resource, hook).replaceWith(true);
            case Trigger.TimerDue(String resource) ->
                    seeNamed(List.of(resource))
                            .chain(() -> seeNamed(requirementsOf(List.of(resource))))
                            .replaceWith(true);
            case Trigger.StackTimerDue() ->
                    (scene.stack().isRetained() ? seeAll() : seeInProgress()).replaceWith(true);
            case Trigger.ResourceFailed(String id) ->
                    seeInProgress().chain(() -> seeNeighbours(id)).replaceWith(true);
            case Trigger.ResourceFinished(String id) -> seeNeighbours(id).replaceWith(true);
        };
    }

    /** The config may be that of a resource which is not stored yet. */
    private Uni<Void> seeGround(Trigger.ConfigWanted trigger) {
        return seeNamed(List.of(trigger.resource()))
                .chain(() -> seeNamed(requirementsOf(List.of(trigger.resource()))))
                .chain(
                        () ->
                                grounds.of(
                                        session,
                                        scene.stack().projectId(),
                                        trigger.wanted(),
                                        scene.resources()))
                .invoke(ground -> scene.put(trigger.id(), ground))
                .replaceWithVoid();
    }

    /** How far the stacks behind resources of a name have come. */
    private Uni<Void> seeEnded(String name) {
        return each(
                scene.named(name)
                        .filter(Resource::isStack)
                        .peek(resource -> lookedInto.add(resource.id())));
    }

    private Uni<Void> seeNested(Resource resource) {
        return asked(resource)
                .chain(
                        asked ->
                                outcomes.of(
                                        session,
                                        resource.id(),
                                        type(resource).looksAtMembers(),
                                        asked))
                .invoke(found -> found.ifPresent(outcome -> scene.put(resource, outcome)))
                .replaceWithVoid();
    }

    /** What the template asks of the inside of the stack behind a resource. */
    private Uni<Set<Inner>> asked(Resource resource) {
        return seeBlueprint()
                .map(ignored -> Inner.asked(scene.blueprint().template(), resource.name()));
    }

    private Uni<Boolean> loadSignalled(SignalReceived signal) {
        return requests.isFresh(signal)
                ? seeWaiting(signal.resource())
                        .chain(() -> seeScaled(signal.resource()))
                        .replaceWith(true)
                : Uni.createFrom().item(false);
    }

    /** As long as a resource stays as it is, one refusal is as good as many. */
    private Uni<Boolean> loadRefused(String name) {
        return seeNamed(List.of(name))
                .chain(
                        () ->
                                scene.find(name)
                                        .filter(one -> Signalling.refuses(scene.stack(), one))
                                        .map(requests::isFirstRefusal)
                                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** What a signal makes larger or smaller is among what the signalled resource requires. */
    private Uni<Void> seeScaled(String signalled) {
        return scene.find(signalled).filter(one -> type(one).scales()).isPresent()
                ? seeNamed(requirementsOf(List.of(signalled)))
                        .chain(() -> seeNamed(requirementsOf(requirementsOf(List.of(signalled)))))
                : nothing();
    }

    /** A signalled resource and whatever waits for its signals; for many of one, once. */
    private Uni<Void> seeWaiting(String resource) {
        return signalled.add(resource)
                ? see(
                        store.namedOrWaiting(
                                session, stackId(), resource, Waiting.signalsOf(resource)))
                : nothing();
    }

    private Uni<Void> seeWaitingAt(String name, Hook hook) {
        return seeNamed(List.of(name))
                .chain(() -> seeNamed(requirementsOf(List.of(name))))
                .chain(
                        () ->
                                Hooks.beforeForward(hook)
                                        ? seeBlueprint().chain(() -> seeNamed(wantedBy(name)))
                                        : nothing());
    }

    /** What the template wants a resource to require. */
    private List<String> wantedBy(String name) {
        Layout layout = scene.blueprint().layout();
        return layout.has(name) ? layout.links(name).requires() : List.of();
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

    /** Those whose metadata may tell of a resource, and what else it tells of. */
    private Uni<Void> seeReaders(String id) {
        List<String> readers = scene.withId(id).orElseThrow().requiredBy();
        return seeBlueprint()
                .chain(() -> seeNamed(readers))
                .chain(() -> seeNamed(requirementsOf(readers)));
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
                            starting.forEach(name -> needed.addAll(layout.links(name).requires()));
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

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static List<String> resourceOf(IdentityEvent answer) {
        return switch (answer) {
            case IdentityEvent.UserReady ready -> List.of(ready.resource());
            case IdentityEvent.KeypairReady ready -> List.of(ready.resource());
            case IdentityEvent.TrusteeReady ready -> List.of(ready.resource());
            case IdentityEvent.TrusteeKeypairReady ready -> List.of(ready.resource());
            case IdentityEvent.IdentityWaiting waiting -> List.of(waiting.resource());
            case IdentityEvent.IdentityFailed failed -> List.of(failed.resource());
            case IdentityEvent.IdentityDisabled disabled -> List.of(disabled.resource());
            case IdentityEvent.IdentityChecked checked -> List.of(checked.resource());
            case IdentityEvent.IdentityRemoved removed -> List.of(removed.resource());
            case IdentityEvent.KeystoneAnswered answered -> List.of(answered.resource());
            case IdentityEvent.IdentityRevoked revoked -> List.of(revoked.resource());
            case IdentityEvent.CredentialsRevoked revoked -> List.of(revoked.resource());
            case IdentityEvent.IdentityRotated rotated -> List.of(rotated.resource());
            case IdentityEvent.DomainProjectReady ready -> List.of();
            case IdentityEvent.DomainProjectRemoved removed -> List.of();
        };
    }
}
