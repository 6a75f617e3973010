package io.hearth.stackapi.engine;

import io.hearth.stackapi.trust.Owner;
import io.smallrye.mutiny.Uni;

/** What requests would do. Nothing is written; what would be refused is refused. */
public interface StackPreviews {
    /**
     * @throws io.hearth.stackapi.stack.StackException as {@link StackEngine#create}
     * @throws io.hearth.template.error.TemplateException as {@link StackEngine#create}
     */
    Uni<PreviewedStack> create(NewStack request, Owner caller);

    /**
     * @param showNested whether what becomes of the stacks within is told, too
     * @throws io.hearth.stackapi.stack.StackException as {@link StackEngine#update}
     * @throws io.hearth.template.error.TemplateException as {@link StackEngine#update}, and what
     *     would let a resource fail
     */
    Uni<ResourceChanges> update(StackUpdate request, boolean showNested, Owner caller);
}
