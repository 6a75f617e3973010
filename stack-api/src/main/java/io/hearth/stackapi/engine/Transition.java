package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.environment.Hook;
import io.hearth.template.environment.RestrictedAction;
import io.hearth.template.property.PropertySchema;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How one resource comes to what the template says: created, left alone, updated or replaced. */
final class Transition {
    private final Draft draft;
    private final Resource before;
    private final Resource linked;
    private final ResourceType type;

    /**
     * @param before as it was
     * @param linked the same at its place in this epoch
     */
    Transition(Draft draft, Resource before, Resource linked, ResourceType type) {
        this.draft = draft;
        this.before = before;
        this.linked = linked;
        this.type = type;
    }

    /** Waits first where the environment has a hook; one of another type is replaced at once. */
    void take() {
        Hook hook = before.begun() ? Hook.PRE_UPDATE : Hook.PRE_CREATE;
        boolean another = before.begun() && !hasItsType();
        if (another || !new Hooks(draft).holds(before, hook)) {
            goOn();
        }
    }

    void goOn() {
        Frozen[] wanted = new Frozen[1];
        Step resolved =
                Conclusion.step(
                        () -> {
                            wanted[0] = Frozen.of(draft.scene(), linked, type);
                            return Step.done();
                        });
        if (resolved instanceof Step.Failed) {
            failed(before.begun() ? Action.UPDATE : Action.CREATE, resolved);
        } else if (!before.begun()) {
            create(linked, wanted[0]);
        } else {
            decide(wanted[0]);
        }
    }

    /**
     * The stack behind a resource is being updated: it takes another update meanwhile, if that
     * makes another of it and is all that is needed. A group brings its own steps to their end
     * first.
     */
    void overtake() {
        if (!hasItsType() || type.looksAtMembers()) {
            return;
        }
        Frozen[] wanted = new Frozen[1];
        Conclusion.step(
                () -> {
                    wanted[0] = Frozen.of(draft.scene(), linked, type);
                    return Step.done();
                });
        // what cannot be resolved is told when the resource has come to its end
        if (wanted[0] != null
                && needed(wanted[0]).equals(Optional.of(RestrictedAction.UPDATE))
                && !restricted().contains(RestrictedAction.UPDATE)) {
            update(wanted[0], wanted[0].from(made()));
        }
    }

    private void decide(Frozen wanted) {
        if (hasItsType() && !Objects.equals(wanted.externalId(), made().externalId())) {
            failed(
                    Action.UPDATE,
                    Step.failed(
                            "NotSupported",
                            "Update to property external_id of %s (%s) is not supported."
                                    .formatted(before.name(), before.type())));
            return;
        }
        RestrictedAction kind = needed(wanted).orElse(null);
        if (kind == null) {
            keep();
            draft.then(new Trigger.ResourceFinished(linked.id()));
        } else if (restricted().contains(kind)) {
            refuse(kind);
        } else if (kind == RestrictedAction.REPLACE) {
            replace(wanted);
        } else {
            update(wanted, wanted.from(made()));
        }
    }

    /** Who may read its document may be another all the same. */
    private void keep() {
        if (before.definition().secrecy() == linked.definition().secrecy()) {
            draft.store(linked);
        } else {
            draft.republish(linked);
        }
    }

    private void failed(Action action, Step failure) {
        new Conclusion(draft)
                .of(
                        draft.enter(linked.in(linked.state().begin(action, Draft.STATE_CHANGED))),
                        failure);
    }

    /** What a resource that has begun needs to come to what is wanted; empty when it is so. */
    Optional<RestrictedAction> needed(Frozen wanted) {
        Frozen made = made();
        if (wanted.externalId() != null) {
            return Optional.empty();
        }
        if (mustReplace(wanted.from(made), wanted)) {
            return Optional.of(RestrictedAction.REPLACE);
        }
        boolean asItIs = before.state().status() != Status.FAILED && !type.alwaysUpdated();
        return asItIs && made.equals(wanted)
                ? Optional.empty()
                : Optional.of(RestrictedAction.UPDATE);
    }

    private Frozen made() {
        return new SceneContext(draft.scene(), before).frozen().orElse(Frozen.NOTHING);
    }

    private boolean mustReplace(Change change, Frozen wanted) {
        if (!hasItsType()) {
            return true;
        }
        Resource would = draft.made(linked, type, wanted);
        ResourceContext context = draft.context(would);
        if (before.state().status() == Status.FAILED && type.replacedWhenFailed(context)) {
            return true;
        }
        Map<String, PropertySchema> schemas = type.properties();
        return change.properties().stream()
                        .filter(property -> !type.meansTheSame(context, property))
                        .map(schemas::get)
                        .anyMatch(schema -> schema != null && !schema.updatable())
                || type.replacedBy(context, change);
    }

    private boolean hasItsType() {
        return before.nativeType().equals(type.name());
    }

    private void create(Resource resource, Frozen wanted) {
        Resource made =
                draft.withDocument(
                        draft.made(resource, type, wanted), PlainJson.write(wanted.metadata()));
        String externalId = wanted.externalId();
        if (externalId != null) {
            takeOver(made, externalId);
            return;
        }
        Resource begun =
                draft.enter(made.in(made.state().begin(Action.CREATE, Draft.STATE_CHANGED)));
        new Conclusion(draft).of(begun, Conclusion.step(() -> type.create(draft.context(begun))));
    }

    /** What somebody else made is adopted and looked at, and never changed nor removed. */
    private void takeOver(Resource made, String externalId) {
        Resource begun =
                draft.enter(made.in(made.state().begin(Action.ADOPT, Draft.STATE_CHANGED)));
        if (externalId.length() > Adoption.LONGEST_ID) {
            new Conclusion(draft)
                    .of(
                            begun,
                            Step.failed(
                                    "ValueError",
                                    "The external_id is longer than %d characters."
                                            .formatted(Adoption.LONGEST_ID)));
            return;
        }
        Resource taken = draft.with(begun, Outcome.physicalId(externalId), null);
        Resource adopted = draft.enter(taken.in(taken.state().complete(Draft.STATE_CHANGED)));
        new Conclusion(draft)
                .of(
                        draft.enter(
                                adopted.in(
                                        adopted.state().begin(Action.CHECK, Draft.STATE_CHANGED))),
                        Step.done());
    }

    private void update(Frozen wanted, Change change) {
        Frozen made = made();
        Resource next = draft.made(linked, type, wanted);
        if (!made.metadata().equals(wanted.metadata())) {
            next = draft.withMetadata(next, type, wanted);
        }
        Resource begun =
                draft.enter(next.in(next.state().begin(Action.UPDATE, Draft.STATE_CHANGED)));
        new Conclusion(draft)
                .of(begun, Conclusion.step(() -> type.update(draft.context(begun), change)));
    }

    /** The old one goes when all is as the template wants it. */
    private void replace(Frozen wanted) {
        draft.store(before.of(before.lineage().standing(false)));
        Resource fresh =
                Forward.fresh(
                        draft,
                        before.name(),
                        linked.lineage().position(),
                        before.version() + 1,
                        draft.scene().blueprint().layout());
        create(draft.add(fresh.blockedBy(0)), wanted);
    }

    private Set<RestrictedAction> restricted() {
        return draft.scene().blueprint().environment().registry().restricted(before.name());
    }

    /** The resource stays as it is, and the stack fails. */
    private void refuse(RestrictedAction kind) {
        String message = "%s is restricted for resource.".formatted(kind.shown());
        draft.refuse(before, Action.UPDATE, message);
        new Ending(draft)
                .fail(
                        "Resource UPDATE failed: "
                                + Conclusion.reason(
                                        "ResourceActionRestricted", before, "", message),
                        "user triggered cancel");
    }
}
