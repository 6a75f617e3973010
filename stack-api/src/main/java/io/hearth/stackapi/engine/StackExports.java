package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads all of a tree as it can be handed over. */
@ApplicationScoped
class StackExports {
    private final StackStore store;
    private final Blueprints blueprints;
    private final Turns turns;

    StackExports(StackStore store, Blueprints blueprints, Turns turns) {
        this.store = store;
        this.blueprints = blueprints;
        this.turns = turns;
    }

    /**
     * @param stack is held by the caller; those within are not
     * @throws io.hearth.stackapi.stack.StackException RequestLimitExceeded for a tree that is too
     *     large to be told at once
     */
    Uni<StackExport> of(Mutiny.Session session, Stack stack) {
        return new TreeExport(session, store, blueprints, turns.surroundings()).root(stack);
    }
}
