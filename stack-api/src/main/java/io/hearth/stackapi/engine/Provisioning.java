package io.hearth.stackapi.engine;

import io.hearth.contract.AnswerTicket;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.ProvisionerData;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Resource.Lineage;
import io.hearth.stackapi.stack.Resource.Substance;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks provisioners and takes in what they answer. A resource waits for the answer to one request;
 * any other changes nothing, be it late, repeated or of a request that never was.
 */
final class Provisioning {
    private final Draft draft;

    Provisioning(Draft draft) {
        this.draft = draft;
    }

    /** The resource as it waits for the answer. */
    Resource request(Resource resource, Wait.ForAnswer wait) {
        String id = Forward.randomId(draft.scene().surroundings().random()).toString();
        Instant deadline = draft.now().plus(wait.atMost());
        draft.add(new Effect.TimerSet(Notice.unanswered(resource.name(), resource.id()), deadline));
        Wait.Seal seal = wait.seal();
        Secret before = wait.oldProperties();
        draft.add(
                new Effect.AnswerWanted(
                        new ResourceRequested(
                                draft.ref(),
                                resource.name(),
                                resource.nativeType(),
                                id,
                                wait.action(),
                                resource.physicalId(),
                                resource.physicalName(),
                                seal.seal(SealContext.PROPERTIES, wait.properties()),
                                before == null
                                        ? null
                                        : seal.seal(SealContext.OLD_PROPERTIES, before),
                                seal.seal(
                                        SealContext.ANSWER_URL,
                                        answerUrl(
                                                new AnswerTicket(
                                                        draft.ref(),
                                                        resource.name(),
                                                        id,
                                                        deadline))),
                                deadline)));
        return resource.of(resource.substance().waitingFor(Waiting.answerTo(id)));
    }

    /** Signal-service takes what comes by it, and puts it on the bus. */
    private Secret answerUrl(AnswerTicket ticket) {
        Surroundings surroundings = draft.scene().surroundings();
        return Secret.of(
                "%s/answer/%s"
                        .formatted(
                                surroundings.addresses().cloudFormation(),
                                ticket.token(surroundings.sealer())));
    }

    void take(ResourceAnswered answer) {
        draft.scene()
                .named(answer.resource())
                .filter(resource -> Waiting.forAnswerTo(answer.requestId(), resource))
                .findFirst()
                .ifPresentOrElse(
                        resource -> conclude(resource, answer),
                        () -> draft.add(new Effect.AnswerDropped(answer)));
    }

    private void conclude(Resource resource, ResourceAnswered answer) {
        String given = answer.physicalId();
        boolean fits = given == null || ResourceAnswered.isPhysicalId(given);
        Step step =
                fits
                        ? Conclusion.step(
                                () ->
                                        draft.type(resource)
                                                .answered(draft.context(resource), answer))
                        : Step.failed(
                                "Error",
                                "The physical id in the provisioner's answer is empty, has control"
                                        + " characters or more than %d."
                                                .formatted(ResourceAnswered.LONGEST_PHYSICAL_ID));
        if (resource.state().action() == Action.DELETE) {
            new Removal(draft).conclude(resource, step);
        } else if (step instanceof Step.Done(var outcome)
                && isAnother(outcome.physicalId(), resource)) {
            new Conclusion(draft).of(succeed(resource), step);
        } else if (step instanceof Step.Failed && fits && resource.physicalId() == null) {
            new Conclusion(draft).of(known(resource, given), step);
        } else {
            new Conclusion(draft).of(resource, step);
        }
    }

    private static boolean isAnother(@Nullable String physicalId, Resource resource) {
        return physicalId != null
                && resource.physicalId() != null
                && !physicalId.equals(resource.physicalId());
    }

    /** What failed halfway is removed by the name that it has got. */
    private static Resource known(Resource resource, @Nullable String physicalId) {
        Substance own = resource.substance();
        return resource.of(
                new Substance(
                        physicalId,
                        own.data(),
                        own.secrets(),
                        own.document(),
                        own.waitingFor(),
                        own.identityWanted()));
    }

    /**
     * The provisioner has put another thing in the place of the one that was there: what was there
     * becomes a resource that is replaced, and goes when those do.
     *
     * @return the one that stands for the name now, still in progress
     */
    private Resource succeed(Resource resource) {
        draft.clearTimer(resource);
        Lineage place = resource.lineage();
        Resource old =
                resource.in(resource.state().complete(Draft.STATE_CHANGED))
                        .of(
                                new Lineage(
                                        place.generation(),
                                        Math.max(place.generation(), place.epoch() - 1),
                                        false,
                                        place.position()));
        draft.store(old.of(asBefore(old)));
        return draft.add(
                new Resource(
                        Forward.randomId(draft.scene().surroundings().random()).toString(),
                        resource.stackId(),
                        resource.name(),
                        new Lineage(place.epoch(), place.epoch(), true, place.position()),
                        resource.definition(),
                        resource.physicalName(),
                        resource.dependencies(),
                        resource.state(),
                        resource.substance(),
                        resource.version(),
                        draft.now(),
                        draft.now()));
    }

    /** It is removed with the properties that it was made from. */
    private Substance asBefore(Resource old) {
        Substance own = old.substance().waitingFor(null);
        return draft.context(old)
                .secret(ProvisionerData.REQUESTED_BEFORE)
                .map(
                        before ->
                                own.knowing(
                                        Map.of(),
                                        Map.of(
                                                ProvisionerData.REQUESTED,
                                                draft.seal(
                                                        old, ProvisionerData.REQUESTED, before))))
                .orElse(own);
    }
}
