package io.hearth.stackapi.engine;

import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.stackapi.resource.ProvisionerData;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Resource.Substance;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the identity worker for objects of Keystone and takes in what it answers. A resource waits
 * for the answer to one request; any other, late or repeated, changes nothing.
 */
final class KeystoneRequests {
    private final Draft draft;

    KeystoneRequests(Draft draft) {
        this.draft = draft;
    }

    /** The resource as it waits for the answer. */
    Resource request(Resource resource, Wait.ForKeystone wait) {
        String id = Forward.randomId(draft.scene().surroundings().random()).toString();
        Instant deadline = draft.now().plus(wait.atMost());
        draft.add(new Effect.TimerSet(Notice.unanswered(resource.name(), resource.id()), deadline));
        draft.add(
                new Effect.DelegatedOrdered(
                        new KeystoneRequested(
                                draft.ref(),
                                resource.name(),
                                resource.generation(),
                                resource.nativeType(),
                                id,
                                wait.action(),
                                resource.physicalName(),
                                draft.seal(resource, SealContext.PROPERTIES, wait.properties()),
                                null,
                                deadline)));
        return resource.of(resource.substance().waitingFor(Waiting.keystoneAnswerTo(id)));
    }

    void take(KeystoneAnswered answer) {
        draft.scene()
                .named(answer.resource())
                .filter(resource -> Waiting.forKeystoneAnswerTo(answer.requestId(), resource))
                .findFirst()
                .ifPresent(resource -> conclude(knowing(resource, answer), answer));
    }

    private void conclude(Resource resource, KeystoneAnswered answer) {
        draft.scene().put(resource);
        Step step =
                Conclusion.step(
                        () -> draft.type(resource).answered(draft.context(resource), answer));
        if (resource.state().action() == Action.DELETE) {
            new Removal(draft).conclude(resource, step);
        } else {
            new Conclusion(draft).of(resource, step);
        }
    }

    /** The attributes come sealed in the very context in which the resource keeps them. */
    private static Resource knowing(Resource resource, KeystoneAnswered answer) {
        Sealed attributes = answer.attributes();
        Substance own = resource.substance();
        Substance told =
                attributes == null
                        ? own
                        : own.knowing(Map.of(), Map.of(ProvisionerData.ATTRIBUTES, attributes));
        @Nullable String physicalId = answer.physicalId();
        return resource.of(
                physicalId == null
                        ? told
                        : new Substance(
                                physicalId,
                                told.data(),
                                told.secrets(),
                                told.document(),
                                told.waitingFor(),
                                told.identityWanted()));
    }
}
