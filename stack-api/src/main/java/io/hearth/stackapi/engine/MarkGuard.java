package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackError;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.trust.Owner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets nobody but the creator bring a stack back to what lacks marks of secrets that it has now.
 * Each check fails with a {@link StackException} Forbidden.
 */
@ApplicationScoped
class MarkGuard {
    private final Blueprints blueprints;

    MarkGuard(Blueprints blueprints) {
        this.blueprints = blueprints;
    }

    /** Before a rollback to what held before. */
    Uni<Void> checkRollback(Mutiny.Session session, Stack stack, Owner caller) {
        Long previous = stack.plan().previous();
        return previous == null
                ? Uni.createFrom().voidItem()
                : check(session, stack, caller, () -> blueprints.of(session, stack, previous));
    }

    /**
     * @param wanted what the stack is to be made from
     */
    Uni<Void> checkRestore(Mutiny.Session session, Stack stack, Blueprint wanted, Owner caller) {
        return check(session, stack, caller, () -> Uni.createFrom().item(wanted));
    }

    private Uni<Void> check(
            Mutiny.Session session, Stack stack, Owner caller, Supplier<Uni<Blueprint>> then) {
        return Reader.of(caller, stack) == Reader.CREATOR
                ? Uni.createFrom().voidItem()
                : blueprints
                        .of(session, stack)
                        .chain(now -> then.get().invoke(wanted -> checkKept(now, wanted)))
                        .replaceWithVoid();
    }

    private static void checkKept(Blueprint now, Blueprint wanted) {
        if (!wanted.layout().registry().keepsMarksOf(now.layout().registry())) {
            throw new StackException(
                    StackError.FORBIDDEN,
                    "Secrets that are marked for the user who created the stack would not be marked"
                            + " any more: only that user may do this.");
        }
    }
}
