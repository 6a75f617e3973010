package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;

import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.StackException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a stack's resources of what is handed over, each after all that it requires. */
final class Adoption {
    static final int LONGEST_ID = 255;

    private final Draft draft;
    private final Layout layout;
    private final Map<String, AdoptedResource> given;
    private final Set<String> adopted = new HashSet<>();

    /**
     * @param draft of a new stack with what it is made from
     */
    Adoption(Draft draft, Map<String, AdoptedResource> given) {
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
                            .formatted(name, type));
        }
        AdoptedResource known = given.get(name);
        if (known == null || known.physicalId() == null || known.physicalId().isEmpty()) {
            throw StackException.invalid(
                    ("Resource ID was not provided: 'resources' of 'adopt_stack_data' needs a"
                                    + " 'resource_id' for %s.")
                            .formatted(name));
        }
        if (known.physicalId().length() > LONGEST_ID) {
            throw StackException.invalid(
                    "The 'resource_id' of %s is longer than %d characters."
                            .formatted(name, LONGEST_ID));
        }
        if (known.type() != null && !known.type().equals(type)) {
            throw StackException.invalid(
                    "The resource %s is of type %s in 'adopt_stack_data' and %s in the template."
                            .formatted(name, known.type(), type));
        }
    }

    private void adopt(String name) {
        if (adopted.add(name)) {
            layout.links(name).requires().forEach(this::adopt);
            try {
                adopt(name, requireNonNull(given.get(name)));
            } catch (IllegalArgumentException | ArithmeticException wrong) {
                throw StackException.invalid(
                        "resources.%s: %s".formatted(name, wrong.getMessage()));
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
                draft.with(
                        begun,
                        type.adopt(
                                draft.context(begun),
                                requireNonNull(known.physicalId()),
                                known.data()),
                        null);
        draft.enter(taken.in(taken.state().complete(Draft.STATE_CHANGED)));
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
