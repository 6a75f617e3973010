package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.trust.Owner;
import io.smallrye.mutiny.Uni;

/** Stacks that are handed over. Off unless an operator turns it on, as in Heat. */
public interface StackTransfers {
    /**
     * What an abandonment would give.
     *
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound, NotSupported while it is off
     */
    Uni<StackExport> export(String projectId, String stackId);

    /**
     * Lets a stack go, whatever its state, and leaves what stands for its resources outside, their
     * identities too. It can be taken back as long as deleted stacks are kept. The stacks within
     * follow soon after.
     *
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound; NotSupported for a nested
     *     stack, and while it is off
     */
    Uni<StackExport> abandon(String projectId, String stackId);

    /**
     * Makes a stack of resources that are there already; it is complete on return, with all that
     * are nested in it. One that was abandoned in the same project under the same name is taken
     * back: it lives again under its id with all that it had, its identities too, and comes from
     * there to what the request wants of it, as by an update.
     *
     * @param given what is handed over
     * @throws io.hearth.stackapi.stack.StackException as {@link StackEngine#create};
     *     StackValidationFailed for what cannot be taken over; ActionInProgress while stacks within
     *     the abandoned one are still being let go; NotSupported while it is off
     * @throws io.hearth.template.error.TemplateException as {@link StackEngine#create}
     */
    Uni<Stack> adopt(NewStack request, AdoptedStack given, Owner caller);
}
