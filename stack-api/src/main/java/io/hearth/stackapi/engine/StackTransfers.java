package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.trust.Owner;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Stacks that are handed over. Off unless an operator turns it on, as in Heat. */
public interface StackTransfers {
    /**
     * What an abandonment would give.
     *
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound, NotSupported while it is off
     */
    Uni<StackExport> export(String projectId, String stackId);

    /**
     * Forgets a stack, whatever its state, and leaves what stands for its resources outside. The
     * stacks within follow soon after.
     *
     * @throws io.hearth.stackapi.stack.StackException EntityNotFound; NotSupported for a nested
     *     stack, and while it is off
     */
    Uni<StackExport> abandon(String projectId, String stackId);

    /**
     * Makes a stack of resources that are there already; it is complete on return, with all that
     * are nested in it.
     *
     * @param given resource name to what is handed over of it
     * @throws io.hearth.stackapi.stack.StackException as {@link StackEngine#create};
     *     StackValidationFailed for what cannot be taken over; NotSupported while it is off
     * @throws io.hearth.template.error.TemplateException as {@link StackEngine#create}
     */
    Uni<Stack> adopt(NewStack request, Map<String, AdoptedResource> given, Owner caller);
}
