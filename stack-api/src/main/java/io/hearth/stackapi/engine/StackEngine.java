package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.smallrye.mutiny.Uni;

/** What an owner asks of stacks. Each call is one transaction, decided and stored on return. */
public interface StackEngine {
    /**
     * Creates a stack and starts what can start; one without identities may be complete on return.
     *
     * @throws io.hearth.stackapi.stack.StackException StackExists, StackValidationFailed,
     *     RequestLimitExceeded
     * @throws io.hearth.template.error.TemplateException what is wrong with template or parameters
     */
    Uni<Stack> create(NewStack request);

    /**
     * Begins to delete a stack, whatever its state; on return it is in {@code DELETE_IN_PROGRESS}
     * or gone. A deletion in progress goes on.
     *
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound
     */
    Uni<Void> delete(String projectId, String stackId);
}
