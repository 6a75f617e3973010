package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.stackapi.stack.WishStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the stacks of a tree want and tell of each other. The notice before the wish, as
 * whoever takes them does, so that two never wait for each other.
 */
@ApplicationScoped
class NestedLedger {
    private final StackStore store;
    private final WishStore wishes;
    private final Blueprints blueprints;

    NestedLedger(StackStore store, WishStore wishes, Blueprints blueprints) {
        this.store = store;
        this.wishes = wishes;
        this.blueprints = blueprints;
    }

    Uni<Void> write(Mutiny.Session session, Stack stack, Instant now, List<Effect> effects) {
        return Multi.createFrom()
                .iterable(effects)
                .onItem()
                .transformToUniAndConcatenate(effect -> write(session, stack, now, effect))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> write(Mutiny.Session session, Stack stack, Instant now, Effect effect) {
        return switch (effect) {
            case Effect.NestedAdded(Resource resource, NestedSource source) ->
                    add(session, Planner.nested(stack, resource, source, now), source)
                            .chain(
                                    () ->
                                            want(
                                                    session,
                                                    resource,
                                                    NestedWish.Kind.CREATE,
                                                    null,
                                                    now));
            case Effect.NestedUpdated(Resource resource, NestedSource source) ->
                    want(session, resource, NestedWish.Kind.UPDATE, source, now);
            case Effect.NestedWanted(Resource resource, NestedWish.Kind kind) ->
                    want(session, resource, kind, null, now);
            case Effect.ParentTold(Stack.Parent parent) ->
                    store.setTimers(
                            session,
                            parent.stackId(),
                            Map.of(Notice.ended(parent.resource()), now));
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> add(Mutiny.Session session, Stack nested, NestedSource source) {
        return store.insert(session, nested)
                .chain(
                        () ->
                                store.insert(
                                        session,
                                        nested.id(),
                                        nested.plan().document(),
                                        blueprints.document(nested.id(), source)))
                .chain(session::flush);
    }

    private Uni<Void> want(
            Mutiny.Session session,
            Resource resource,
            NestedWish.Kind kind,
            @Nullable NestedSource source,
            Instant now) {
        NestedWish wish =
                new NestedWish(
                        resource.version(),
                        kind,
                        source == null ? null : blueprints.document(resource.id(), source),
                        source == null ? null : source.timeoutMinutes(),
                        false);
        return store.setTimers(session, resource.id(), Map.of(Notice.BEGIN, now))
                .chain(() -> wishes.put(session, resource.id(), wish));
    }
}
