package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.trust.Owner;
import io.smallrye.mutiny.Uni;

/**
 * What an owner asks of stacks. Each call is one transaction, decided and stored on return. Where
 * something is to be done with the owner's authority, a trust is made before; it fails with Heat's
 * fault when Keystone does not make it.
 */
public interface StackEngine {
    /**
     * Creates a stack and starts what can start; one without identities may be complete on return.
     *
     * @throws io.hearth.stackapi.stack.StackException StackExists, StackValidationFailed,
     *     RequestLimitExceeded
     * @throws io.hearth.template.error.TemplateException what is wrong with template or parameters
     */
    Uni<Stack> create(NewStack request, Owner owner);

    /**
     * Begins to delete a stack, whatever its state; on return it is in {@code DELETE_IN_PROGRESS}
     * or gone. A deletion in progress goes on.
     *
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound
     */
    Uni<Void> delete(String projectId, String stackId, Owner owner);

    /**
     * Begins to bring a stack to another template or other parameters; on return it is in {@code
     * UPDATE_IN_PROGRESS} or done. An update in progress is overtaken.
     *
     * @param owner keeps the marks of secrets that it may not read
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound, NotSupported while it is
     *     suspended or deleted, StackValidationFailed; Forbidden for a nested stack that is made
     *     from secrets that the owner may not read
     * @throws io.hearth.template.error.TemplateException what is wrong with template or parameters
     */
    Uni<Stack> update(StackUpdate request, Owner owner);

    /**
     * Begins SUSPEND, RESUME or CHECK, which is not for what is suspended.
     *
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound, ActionInProgress
     */
    Uni<Void> act(String projectId, String stackId, Action action);

    /**
     * Marks a resource as unhealthy, so that the next update replaces it, or takes such a mark
     * back.
     *
     * @param resource its name
     * @param reason empty for the usual one
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound; ActionInProgress while the
     *     resource has not come to an end
     */
    Uni<Void> markUnhealthy(
            String projectId, String stackId, String resource, boolean unhealthy, String reason);

    /**
     * Wants another credential for a resource: a keypair, or a password for what has none. The
     * stack does not change, and while one is under way another wish changes nothing.
     *
     * @param resource its name
     * @param atOnce whether what it has is good for nothing from now on; else a keypair works on
     *     for a while
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound; NotSupported while the stack
     *     is suspended or deleted; StackValidationFailed for a resource without a credential that
     *     can be changed; ActionInProgress while the resource has not come to an end
     */
    Uni<Void> rotate(String projectId, String stackId, String resource, boolean atOnce);

    /**
     * Ends an update, or without rollback a creation, that is in progress.
     *
     * @param rollback whether to return to what was before; else the stack fails as it is
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound, NotSupported when there is
     *     none; Forbidden when marks of secrets would be lost that are not the owner's
     */
    Uni<Void> cancel(String projectId, String stackId, boolean rollback, Owner owner);
}
