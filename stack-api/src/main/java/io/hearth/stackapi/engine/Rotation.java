package io.hearth.stackapi.engine;

import io.hearth.contract.IdentityEvent.IdentityRotated;
import io.hearth.contract.StackEvent.IdentityRotationWanted;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.StackException;
import java.util.Map;

/** The change of a resource's credential for another, without any change of the stack. */
final class Rotation {
    private final Draft draft;

    Rotation(Draft draft) {
        this.draft = draft;
    }

    /**
     * The identity worker knows whether one is under way.
     *
     * @throws StackException NotSupported while the stack is suspended or deleted; EntityNotFound;
     *     StackValidationFailed for a resource that has no credential to rotate; ActionInProgress
     *     while the resource has not come to an end
     */
    void request(String name, boolean atOnce) {
        refuse(draft.stack().state().action());
        Resource resource =
                draft.scene()
                        .find(name)
                        .filter(found -> !found.state().deleted())
                        .orElseThrow(() -> StackException.noResource(name, draft.stack().name()));
        refuse(resource.state().action());
        check(resource);
        if (resource.state().inProgress()) {
            throw StackException.inProgress(draft.stack());
        }
        draft.add(
                new Effect.IdentityOrdered(
                        new IdentityRotationWanted(
                                draft.ref(), name, resource.generation(), atOnce)));
    }

    private static void refuse(Action action) {
        switch (action) {
            case SUSPEND ->
                    throw StackException.notSupported(
                            "Rotating an identity when the stack is suspended");
            case DELETE ->
                    throw StackException.notSupported(
                            "Rotating an identity when the stack is deleting");
            default -> {}
        }
    }

    private void check(Resource resource) {
        Map<String, String> data = resource.substance().data();
        if (!data.containsKey(IdentityData.READY_AT)) {
            throw invalid(resource, "has no identity");
        }
        if (Boolean.parseBoolean(data.get(IdentityData.RESTING))) {
            throw invalid(resource, "has a keypair that is inactive");
        }
        boolean keypair = data.containsKey(IdentityData.ACCESS_KEY);
        if (!keypair && !resource.substance().secrets().containsKey(IdentityData.PASSWORD)) {
            throw invalid(resource, "has an identity without a credential");
        }
        if (!keypair && draft.type(resource).givesPassword()) {
            throw invalid(resource, "has the password that its template gives it");
        }
    }

    private static StackException invalid(Resource resource, String what) {
        return StackException.invalid(
                "Resource %s %s; there is nothing to rotate.".formatted(resource.name(), what));
    }

    /** Two keypairs work for a while. */
    void overlaps(Resource resource, IdentityRotated rotated) {
        draft.store(
                resource.of(
                        resource.substance()
                                .knowing(
                                        Map.of(
                                                IdentityData.FORMER_UNTIL,
                                                rotated.formerUntil().toString()),
                                        Map.of())));
    }

    /** One keypair works again, or none for the moment. */
    void ended(Resource resource) {
        Resource.Substance known = resource.substance();
        if (known.data().containsKey(IdentityData.FORMER_UNTIL)) {
            draft.store(resource.of(known.forgetting(IdentityData.FORMER_UNTIL)));
        }
    }
}
