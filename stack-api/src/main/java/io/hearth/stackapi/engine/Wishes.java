package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.template.Environment;
import java.util.HashMap;
import java.util.Map;
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
        Resource numbered = numbered(resource);
        switch (kind) {
            case CREATE -> {
                draft.expectIdentities(); // those of the tree are the root's to remove
                draft.add(
                        new Effect.NestedAdded(
                                numbered, source(numbered, requireNonNull(template))));
            }
            case UPDATE ->
                    draft.add(
                            new Effect.NestedUpdated(
                                    numbered, source(numbered, requireNonNull(template))));
            default -> draft.add(new Effect.NestedWanted(numbered, kind));
        }
        return numbered;
    }

    /** Each wish is of a version of its own, so that its end can be told from an earlier one's. */
    private Resource numbered(Resource resource) {
        Resource next = resource.revised(draft.now());
        return next.of(
                next.substance()
                        .knowing(
                                Map.of(NestedOutcome.WISH, Long.toString(next.version())),
                                Map.of()));
    }

    /** Whatever the stack behind a resource is doing, nobody waits for it any more. */
    void stop(Resource resource) {
        if (Waiting.forStack(resource)) {
            draft.add(new Effect.NestedWanted(resource, NestedWish.Kind.STOP));
        }
    }

    /** What the stack behind a resource is to be made from, in the environment of this one. */
    NestedSource source(Resource resource, NestedTemplate template) {
        Blueprint own = draft.scene().blueprint();
        Environment environment =
                own.environment()
                        .forNested(resource.name(), template.parameters(), template.entry());
        if (!template.types().isEmpty()) {
            environment =
                    environment.with(Environment.of(Map.of("resource_registry", template.types())));
        }
        Map<String, String> files = new HashMap<>(template.otherFiles());
        files.putAll(own.files());
        Integer minutes = template.timeoutMinutes();
        return new NestedSource(
                template.template(),
                environment,
                files,
                minutes == null ? draft.stack().timeoutMinutes() : minutes,
                Facade.of(
                        new SceneContext(draft.scene(), resource).frozen().orElse(Frozen.NOTHING),
                        closed(resource, template)));
    }

    /** A template among the files has what is secret from its parameters alone. */
    private static Facade.Closed closed(Resource resource, NestedTemplate template) {
        return switch (resource.definition().secrecy()) {
            case NOTHING -> Facade.Closed.NOTHING;
            case METADATA -> Facade.Closed.FACADE;
            case PROPERTIES ->
                    template.entry() == null ? Facade.Closed.ALL : Facade.Closed.PARAMETERS;
        };
    }
}
