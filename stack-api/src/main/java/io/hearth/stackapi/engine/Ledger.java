package io.hearth.stackapi.engine;

import io.hearth.contract.StackRef;
import io.hearth.messaging.Outbox;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.StackEvent;
import io.hearth.stackapi.stack.StackStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    Ledger(StackStore store, Outbox outbox, ResourceTypes types) {
        this.store = store;
        this.outbox = outbox;
        this.types = types;
    }

    /** Writes a new stack as it is after its first decisions. */
    Uni<Void> insert(
            Mutiny.Session session, Scene scene, StackDocument document, List<Effect> effects) {
        return store.insert(session, scene.stack(), document, scene.resources())
                .chain(() -> writeCommon(session, scene.stack(), effects, true));
    }

    /** Writes what has changed of a stack that the session has loaded. */
    Uni<Void> update(Mutiny.Session session, Scene scene, List<Effect> effects) {
        if (effects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.update(session, scene.stack(), changed(scene, effects))
                .chain(() -> writeCommon(session, scene.stack(), effects, false));
    }

    private Uni<Void> writeCommon(
            Mutiny.Session session, Stack stack, List<Effect> effects, boolean fresh) {
        return store.record(session, events(effects))
                .chain(() -> outbox.append(session, Publication.of(effects, ref(stack), types)))
                .chain(() -> writeTimers(session, stack.id(), effects, fresh));
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
        for (Map.Entry<String, @Nullable Instant> timer : timers.entrySet()) {
            Instant due = timer.getValue();
            if (due != null) {
                writing =
                        writing.chain(() -> store.setTimer(session, stackId, timer.getKey(), due));
            } else if (!fresh && !all) {
                writing = writing.chain(() -> store.clearTimer(session, stackId, timer.getKey()));
            }
        }
        return writing;
    }

    private static List<StackEvent> events(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.EventRecorded.class::isInstance)
                .map(effect -> ((Effect.EventRecorded) effect).event())
                .map(event -> event.withId(UUID.randomUUID().toString()))
                .toList();
    }

    private static List<Resource> changed(Scene scene, List<Effect> effects) {
        Set<String> names = new LinkedHashSet<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.ResourceStored(Resource resource) -> names.add(resource.name());
                case Effect.ResourceChanged(Resource resource) -> names.add(resource.name());
                case Effect.DocumentChanged(Resource resource) -> names.add(resource.name());
                case Effect.ResourceRemoved(Resource resource) -> names.add(resource.name());
                default -> {}
            }
        }
        return names.stream().map(name -> scene.find(name).orElseThrow()).toList();
    }

    private static StackRef ref(Stack stack) {
        return new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId());
    }
}
