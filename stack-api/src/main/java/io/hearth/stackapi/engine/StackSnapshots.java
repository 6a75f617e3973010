package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.trust.Owner;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of stacks: what they were made from, and how their resources were. No type has a
 * snapshot of what stands for it outside.
 *
 * <p>Each throws a {@link io.hearth.stackapi.stack.StackException} EntityNotFound for a stack, and
 * NotFound for a snapshot, that is not there.
 */
public interface StackSnapshots {
    /**
     * Takes a snapshot; it is complete on return.
     *
     * @throws io.hearth.stackapi.stack.StackException ActionInProgress, RequestLimitExceeded;
     *     NotSupported while the stack is suspended or half deleted
     */
    Uni<ShownSnapshot> take(Stack stack, @Nullable String name);

    /** The oldest first. */
    Uni<List<ShownSnapshot>> list(Stack stack);

    Uni<ShownSnapshot> show(Stack stack, String snapshotId);

    Uni<Void> delete(Stack stack, String snapshotId);

    /**
     * Begins to bring the stack back to the template, environment and parameters of a snapshot, as
     * an update does.
     *
     * @throws io.hearth.stackapi.stack.StackException ActionInProgress; NotSupported while the
     *     stack is suspended or half deleted; StackValidationFailed for what can be no more;
     *     Forbidden when marks of secrets would be lost that are not the owner's
     */
    Uni<Void> restore(Stack stack, String snapshotId, Owner owner);
}
