package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.Adjusted;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.Signalled;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.error.TemplateException;
import java.util.Optional;

/**
 * Changes a complete resource from within: the stack behind it becomes another one while the
 * resource and its own stack stay as they are.
 */
final class Scaling {
    private final Draft draft;

    Scaling(Draft draft) {
        this.draft = draft;
    }

    /**
     * @param policy the resource that was signalled
     * @return whether the group is going to have another size
     */
    boolean begins(Resource policy, Signalled.Scales wanted) {
        Optional<Resource> group = draft.scene().find(wanted.group());
        return group.isPresent() && begins(policy, group.get(), wanted);
    }

    private boolean begins(Resource policy, Resource group, Signalled.Scales wanted) {
        try {
            Adjusted adjusted = draft.type(group).adjust(draft.context(group), wanted.adjustment());
            return switch (adjusted) {
                case Adjusted.Ignored ignored -> false;
                case Adjusted.Begun(NestedTemplate template, Outcome outcome) -> {
                    begin(group, template, outcome);
                    yield true;
                }
            };
        } catch (TemplateException | StackException | IllegalArgumentException wrong) {
            Signalling.record(draft, policy, String.valueOf(wrong.getMessage()));
            return false;
        }
    }

    private void begin(Resource group, NestedTemplate template, Outcome outcome) {
        Resource told = draft.with(group, outcome, group.substance().waitingFor());
        draft.republish(new Wishes(draft).want(told, NestedWish.Kind.UPDATE, template));
    }

    /** The stack behind a resource has come to an end for which no step waits. */
    void settled(Resource resource) {
        boolean stands =
                resource.current()
                        && resource.state().status() == Status.COMPLETE
                        && resource.state().action() != Action.DELETE
                        && resource.begun();
        if (stands) {
            draft.type(resource)
                    .settled(draft.context(resource))
                    .ifPresent(outcome -> remember(resource, outcome));
        }
    }

    /** Whoever is above has taken in what there was to tell before. */
    private void remember(Resource resource, Outcome outcome) {
        Resource settled = draft.with(resource, outcome, resource.substance().waitingFor());
        if (outcome.document() == null) {
            draft.store(settled);
        } else {
            draft.republish(settled);
        }
        draft.then(new Trigger.AttributesChanged(settled.id()));
        Stack.Parent parent = draft.stack().parent();
        if (parent != null) {
            draft.add(new Effect.ParentTold(parent));
        }
    }
}
