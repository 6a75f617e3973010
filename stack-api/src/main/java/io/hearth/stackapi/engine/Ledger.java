package io.hearth.stackapi.engine;

import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealed;
import io.hearth.messaging.Outbox;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackEvent;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.trust.StackTrusts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was decided: rows, event list, timers and the outbox, in the session's transaction.
 */
@ApplicationScoped
class Ledger {
    private final StackStore store;
    private final Outbox outbox;
    private final ResourceTypes types;
    private final NestedLedger nested;
    private final StackTrusts trusts;

    Ledger(
            StackStore store,
            Outbox outbox,
            ResourceTypes types,
            NestedLedger nested,
            StackTrusts trusts) {
        this.nested = nested;
        this.trusts = trusts;
        this.store = store;
        this.outbox = outbox;
        this.types = types;
    }

    /** Writes a new stack as it is after its first decisions. */
    Uni<Void> insert(
            Mutiny.Session session, Scene scene, StackDocument document, List<Effect> effects) {
        Stack stack = scene.stack();
        return store.insert(session, stack)
                .chain(() -> store.insert(session, stack.id(), stack.plan().document(), document))
                .chain(() -> writeResources(session, scene, effects))
                .chain(() -> writeCommon(session, scene, effects, true));
    }

    /** Writes what has changed of a stack that the session has loaded. */
    Uni<Void> update(Mutiny.Session session, Scene scene, List<Effect> effects) {
        if (effects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        logDropped(effects);
        return store.update(session, scene.stack())
                .chain(() -> writeDocuments(session, scene.stack().id(), effects))
                .chain(() -> writeResources(session, scene, effects))
                .chain(() -> writeCommon(session, scene, effects, false))
                .chain(() -> endTrust(session, scene.stack()));
    }

    /** Of a tree that is gone. */
    private Uni<Void> endTrust(Mutiny.Session session, Stack stack) {
        return stack.deletedAt() == null || stack.isRetained() || stack.isNested()
                ? Uni.createFrom().voidItem()
                : trusts.end(session, ref(stack));
    }

    private static void logDropped(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.AnswerDropped(var answer)) {
                DroppedAnswers.log(answer);
            }
        }
    }

    private Uni<Void> writeDocuments(Mutiny.Session session, String stackId, List<Effect> effects) {
        Uni<Void> writing = Uni.createFrom().voidItem();
        for (Effect effect : effects) {
            writing =
                    switch (effect) {
                        case Effect.DocumentBrought(long epoch, var document) ->
                                writing.chain(
                                        () -> store.insert(session, stackId, epoch, document));
                        case Effect.OtherDocumentsForgotten(long epoch) ->
                                writing.chain(() -> store.forgetDocuments(session, stackId, epoch));
                        default -> writing;
                    };
        }
        return writing;
    }

    private Uni<Void> writeResources(Mutiny.Session session, Scene scene, List<Effect> effects) {
        ResourceWrites writes = ResourceWrites.of(scene, effects);
        return store.insert(session, writes.added())
                .chain(() -> store.update(session, writes.changed()))
                .chain(() -> store.remove(session, writes.forgotten()));
    }

    private Uni<Void> writeCommon(
            Mutiny.Session session, Scene scene, List<Effect> effects, boolean fresh) {
        Stack stack = scene.stack();
        Instant now = scene.surroundings().now();
        return store.record(session, events(effects))
                .chain(() -> trusted(session, stack, effects))
                .chain(
                        told ->
                                outbox.append(
                                        session,
                                        Publication.of(
                                                told, ref(stack), stack.owner().userId(), types)))
                .chain(() -> writeTimers(session, stack.id(), effects, fresh))
                .chain(() -> nested.write(session, stack, now, effects));
    }

    /** What is asked of Keystone is asked by the trust of the tree. */
    private Uni<List<Effect>> trusted(Mutiny.Session session, Stack stack, List<Effect> effects) {
        return effects.stream().noneMatch(Effect.DelegatedOrdered.class::isInstance)
                ? Uni.createFrom().item(effects)
                : trusts.find(session, stack.rootId())
                        .map(
                                trust ->
                                        effects.stream()
                                                .map(effect -> under(trust.orElse(null), effect))
                                                .toList());
    }

    private static Effect under(@Nullable Sealed trust, Effect effect) {
        return effect instanceof Effect.DelegatedOrdered(var event)
                ? new Effect.DelegatedOrdered(event.under(trust))
                : effect;
    }

    private Uni<Void> writeTimers(
            Mutiny.Session session, String stackId, List<Effect> effects, boolean fresh) {
        boolean all = false;
        Map<String, @Nullable Instant> timers = new LinkedHashMap<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.TimerSet(String resource, Instant due) -> timers.put(resource, due);
                case Effect.TimerCleared(String resource) -> timers.put(resource, null);
                case Effect.AllTimersCleared() -> {
                    all = true;
                    timers.clear();
                }
                default -> {}
            }
        }
        Uni<Void> writing =
                all && !fresh ? store.clearTimers(session, stackId) : Uni.createFrom().voidItem();
        List<String> cleared =
                fresh || all
                        ? List.of()
                        : timers.entrySet().stream()
                                .filter(timer -> timer.getValue() == null)
                                .map(Map.Entry::getKey)
                                .toList();
        timers.values().removeIf(Objects::isNull);
        return writing.chain(() -> store.clearTimers(session, stackId, cleared))
                .chain(() -> store.setTimers(session, stackId, timers));
    }

    private static List<StackEvent> events(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.EventRecorded.class::isInstance)
                .map(effect -> ((Effect.EventRecorded) effect).event())
                .map(event -> event.withId(UUID.randomUUID().toString()))
                .toList();
    }

    private static StackRef ref(Stack stack) {
        return new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId());
    }
}
