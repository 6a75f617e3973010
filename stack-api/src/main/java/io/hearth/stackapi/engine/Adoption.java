package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.nested.Inner;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.StackException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a stack's resources of what is handed over, each after all that it requires. */
final class Adoption {
    static final int LONGEST_ID = 255;

    private final AdoptedTree tree;
    private final AdoptedTree.Place place;
    private final Draft draft;
    private final Layout layout;
    private final Map<String, AdoptedResource> given;
    private final Set<String> adopted = new HashSet<>();

    /**
     * @param tree makes the stacks behind the resources
     * @param place of the stack in the tree
     * @param draft of a new stack with what it is made from
     */
    Adoption(
            AdoptedTree tree,
            AdoptedTree.Place place,
            Draft draft,
            Map<String, AdoptedResource> given) {
        this.tree = tree;
        this.place = place;
        this.draft = draft;
        this.layout = draft.scene().blueprint().layout();
        this.given = given;
    }

    /**
     * @throws StackException StackValidationFailed that names the resource
     */
    void take() {
        layout.names().forEach(this::check);
        draft.enter(draft.stack());
        layout.names().forEach(this::adopt);
        new Ending(draft).complete("");
    }

    private void check(String name) {
        String type = draft.scene().definition(name).type();
        if (!layout.type(name).adoptable()) {
            throw StackException.invalid(
                    ("The resource %s cannot be adopted: what stands for a resource of type %s"
                                    + " belongs to the stack that made it. Leave it out of the"
                                    + " template, and add it by an update after the adoption.")
                            .formatted(place.of(name), type));
        }
        AdoptedResource known = given.get(name);
        if (known == null) {
            throw missing(name);
        }
        if (known.type() != null && !known.type().equals(type)) {
            throw StackException.invalid(
                    "The resource %s is of type %s in 'adopt_stack_data' and %s in the template."
                            .formatted(place.of(name), known.type(), type));
        }
    }

    private String physicalId(String name, AdoptedResource known) {
        String id = known.physicalId();
        if (id == null || id.isEmpty()) {
            throw missing(name);
        }
        if (id.length() > LONGEST_ID) {
            throw StackException.invalid(
                    "The 'resource_id' of %s is longer than %d characters."
                            .formatted(place.of(name), LONGEST_ID));
        }
        return id;
    }

    private StackException missing(String name) {
        return StackException.invalid(
                ("Resource ID was not provided: 'resources' of 'adopt_stack_data' needs a"
                                + " 'resource_id' for %s.")
                        .formatted(place.of(name)));
    }

    private void adopt(String name) {
        if (adopted.add(name)) {
            layout.links(name).requires().forEach(this::adopt);
            try {
                adopt(name, requireNonNull(given.get(name)));
            } catch (IllegalArgumentException | ArithmeticException wrong) {
                throw StackException.invalid(
                        "resources.%s: %s".formatted(place.of(name), wrong.getMessage()));
            }
        }
    }

    private void adopt(String name, AdoptedResource known) {
        ResourceType type = layout.type(name);
        int position = layout.names().indexOf(name);
        Resource fresh = draft.add(Forward.fresh(draft, name, position, 0, layout).blockedBy(0));
        Frozen wanted = Frozen.of(draft.scene(), fresh, type);
        Resource made =
                draft.withDocument(
                        draft.made(fresh, type, wanted), document(known.metadata(), wanted));
        Resource begun =
                draft.enter(made.in(made.state().begin(Action.ADOPT, Draft.STATE_CHANGED)));
        Resource taken =
                type.adopted(draft.context(begun), List.copyOf(known.resources().keySet()))
                        .map(template -> withStack(begun, type, template, known))
                        .orElseGet(() -> alone(begun, type, known));
        draft.enter(taken.in(taken.state().complete(Draft.STATE_CHANGED)));
    }

    private Resource alone(Resource begun, ResourceType type, AdoptedResource known) {
        String physicalId = physicalId(begun.name(), known);
        return draft.with(begun, type.adopt(draft.context(begun), physicalId, known.data()), null);
    }

    /** The stack is one that has followed the resource's latest wish. */
    private Resource withStack(
            Resource begun, ResourceType type, NestedTemplate template, AdoptedResource known) {
        draft.expectIdentities(); // those that an update may want are the root's to remove
        NestedOutcome stack =
                tree.behind(
                        draft.stack(),
                        begun,
                        new Wishes(draft).source(begun, template),
                        known.resources(),
                        Inner.asked(draft.scene().blueprint().template(), begun.name()),
                        place);
        Outcome itself =
                Outcome.physicalId(begun.id())
                        .remember(NestedOutcome.WISH, Long.toString(stack.wish()));
        Resource standing = draft.with(begun, itself, null);
        return draft.with(standing, type.adopt(draft.context(standing), stack), null);
    }

    private String document(@Nullable Map<String, @Nullable Object> metadata, Frozen wanted) {
        String document = PlainJson.write(metadata == null ? wanted.metadata() : metadata);
        MetadataLimit limit = draft.scene().surroundings().metadataLimit();
        if (limit.isExceededBy(document)) {
            throw StackException.overLimit(limit.refused(document));
        }
        return document;
    }
}
