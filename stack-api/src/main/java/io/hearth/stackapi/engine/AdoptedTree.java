package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.nested.Inner;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stacks that one adoption makes: the root, and those behind its resources. All are complete
 * before any of them is stored.
 */
final class AdoptedTree {
    static final State BEGUN = new State(Action.ADOPT, Status.IN_PROGRESS, "Stack ADOPT started");

    private final Blueprints blueprints;
    private final Planner planner;
    private final Surroundings surroundings;
    private final int deepest;
    private final List<Draft> drafts = new ArrayList<>();
    private int left;

    /** A stack as it is to be stored. */
    record Member(Scene scene, List<Effect> effects) {
        /** Nobody waits for what a nested one tells. */
        static Member of(Draft draft) {
            return new Member(
                    draft.scene(),
                    draft.decision().effects().stream()
                            .filter(effect -> !(effect instanceof Effect.ParentTold))
                            .toList());
        }
    }

    /**
     * Where in the tree a stack is.
     *
     * @param path the names of the resources above it, each with a dot behind it
     */
    record Place(String path, int depth) {
        String of(String resource) {
            return path + resource;
        }

        Place behind(String resource) {
            return new Place(of(resource) + ".", depth + 1);
        }
    }

    /**
     * @param most how many resources there may be in all of the tree
     */
    AdoptedTree(
            Blueprints blueprints,
            Planner planner,
            Surroundings surroundings,
            int most,
            int deepest) {
        this.blueprints = blueprints;
        this.planner = planner;
        this.surroundings = surroundings;
        this.left = most;
        this.deepest = deepest;
    }

    /** Each after the one that it is nested in. */
    List<Member> stacks() {
        return drafts.stream().map(Member::of).toList();
    }

    /**
     * @param stack in {@link #BEGUN}
     * @param blueprint is checked
     * @throws StackException StackValidationFailed that names the resource; RequestLimitExceeded
     * @throws io.hearth.template.error.TemplateException what is wrong with a template
     */
    Scene root(Stack stack, Blueprint blueprint, Map<String, AdoptedResource> given) {
        return take(stack, blueprint, given, new Place("", 0));
    }

    /**
     * Makes the stack behind a resource.
     *
     * @param above the resource's stack
     * @param asked the attributes by which the parent's template asks for what is inside
     * @param place of that stack
     */
    NestedOutcome behind(
            Stack above,
            Resource resource,
            NestedSource source,
            Map<String, AdoptedResource> given,
            Set<Inner> asked,
            Place place) {
        if (place.depth() >= deepest) {
            throw TreeCheck.tooDeep(deepest);
        }
        Blueprint blueprint =
                blueprints
                        .make(
                                source.template(),
                                source.environment(),
                                source.files(),
                                above.projectId(),
                                resource.physicalName(),
                                resource.id())
                        .with(source.facade());
        planner.check(blueprint);
        Stack stack =
                Planner.nested(above, resource, source, surroundings.now())
                        .following(resource.version())
                        .in(BEGUN);
        return NestedOutcomes.of(
                take(stack, blueprint, given, place.behind(resource.name())), asked);
    }

    private Scene take(
            Stack stack, Blueprint blueprint, Map<String, AdoptedResource> given, Place place) {
        left -= blueprint.template().resources().size();
        if (left < 0) {
            throw TreeCheck.tooMany();
        }
        Scene scene = new Scene(stack, List.of(), blueprint, surroundings);
        Draft draft = new Draft(scene);
        drafts.add(draft);
        new Adoption(this, place, draft, given).take();
        return scene;
    }
}
