package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.template.Environment;
import org.jspecify.annotations.Nullable;

/** What resources want of the nested stacks behind them. */
final class Wishes {
    private final Draft draft;

    Wishes(Draft draft) {
        this.draft = draft;
    }

    /**
     * @param template null unless the stack is to be created or updated
     */
    Resource want(Resource resource, NestedWish.Kind kind, @Nullable NestedTemplate template) {
        switch (kind) {
            case CREATE -> {
                draft.expectIdentities(); // those of the tree are the root's to remove
                draft.add(
                        new Effect.NestedAdded(resource, made(resource, requireNonNull(template))));
            }
            case UPDATE ->
                    draft.add(
                            new Effect.NestedUpdated(
                                    resource, made(resource, requireNonNull(template))));
            default -> draft.add(new Effect.NestedWanted(resource, kind));
        }
        return resource;
    }

    /** Whatever the stack behind a resource is doing, nobody waits for it any more. */
    void stop(Resource resource) {
        if (Waiting.forStack(resource)) {
            draft.add(new Effect.NestedWanted(resource, NestedWish.Kind.STOP));
        }
    }

    private NestedSource made(Resource resource, NestedTemplate template) {
        Blueprint own = draft.scene().blueprint();
        Environment environment =
                own.environment()
                        .forNested(resource.name(), template.parameters(), template.entry());
        return new NestedSource(
                template.template(), environment, own.files(), template.timeoutMinutes());
    }
}
