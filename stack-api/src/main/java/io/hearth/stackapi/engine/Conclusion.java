package io.hearth.stackapi.engine;

import io.hearth.contract.StackEvent;
import io.hearth.contract.StackEvent.IdentityCheckWanted;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.TrusteeWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Secrecy;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.error.TemplateException;
import java.time.Duration;
import java.util.function.Supplier;

/** Takes in what a step of a resource came to, whatever its action but a deletion. */
final class Conclusion {
    private final Draft draft;

    Conclusion(Draft draft) {
        this.draft = draft;
    }

    /** A step of a type; what is wrong with the template is a failure of the resource. */
    static Step step(Supplier<Step> decide) {
        try {
            return decide.get();
        } catch (TemplateException e) {
            return Step.failed(e.error().heatType(), e.getMessage());
        } catch (StackException e) {
            return Step.failed(e.error().heatType(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Step.failed("ValueError", String.valueOf(e.getMessage()));
        }
    }

    /** The word by which a resource's row says what it waits for. */
    static String code(Wait wait) {
        return switch (wait) {
            case Wait.ForUser user -> Waiting.USER;
            case Wait.ForTrustee trustee -> Waiting.USER;
            case Wait.ForKeypair keypair -> Waiting.KEYPAIR;
            case Wait.ForDisabledIdentity disabled -> Waiting.DISABLED;
            case Wait.ForEnabledIdentity enabled -> Waiting.USER;
            case Wait.ForInspection inspection -> Waiting.INSPECTION;
            case Wait.ForConfig config -> Waiting.CONFIG;
            case Wait.ForSignals signals -> Waiting.signalsOf(signals.handle());
            case Wait.ForStack stack -> Waiting.STACK;
            case Wait.ForAnswer answer -> Waiting.answerTo("");
            case Wait.ForKeystone keystone -> Waiting.keystoneAnswerTo("");
            case Wait.ForTime time -> Waiting.TIME;
        };
    }

    /** What a resource waited for has come: it goes on, be it with its making or its removal. */
    void arrived(Resource resource, Arrival arrival) {
        Step step = step(() -> draft.type(resource).arrived(draft.context(resource), arrival));
        if (resource.state().action() == Action.DELETE) {
            new Removal(draft).conclude(resource, step);
        } else {
            of(resource, step);
        }
    }

    /**
     * @param resource in progress
     */
    void of(Resource resource, Step step) {
        switch (step) {
            case Step.Done(var outcome) -> {
                draft.clearTimer(resource);
                Resource done = draft.with(resource, outcome, null);
                Resource complete =
                        draft.enter(done.in(done.state().complete(Draft.STATE_CHANGED)));
                if (!new Hooks(draft).holdsAfter(complete)) {
                    draft.then(new Trigger.ResourceFinished(complete.id()));
                }
            }
            case Step.Waiting(Wait wait, var outcome) -> {
                draft.clearTimer(resource);
                await(draft.with(resource, outcome, code(wait)), wait);
            }
            case Step.StillWaiting() -> draft.store(resource);
            case Step.Failed(String errorType, String place, String message) -> {
                draft.clearTimer(resource);
                Resource stopped = resource.of(resource.substance().waitingFor(null));
                draft.enter(
                        stopped.in(
                                stopped.state().fail(reason(errorType, resource, place, message))));
                draft.then(new Trigger.ResourceFailed(resource.id()));
            }
        }
    }

    /**
     * As Heat words a resource's failure.
     *
     * @param place within the stack behind the resource, which has told its own part of it; empty
     *     for what is of the resource itself
     */
    static String reason(String errorType, Resource resource, String place, String message) {
        boolean quotes = resource.definition().secrecy() != Secrecy.NOTHING && place.isEmpty();
        return "%s: resources.%s%s: %s"
                .formatted(errorType, resource.name(), place, quotes ? Withheld.REASON : message);
    }

    private void await(Resource resource, Wait wait) {
        Resource waiting =
                switch (wait) {
                    case Wait.ForUser user -> wantUser(resource, user);
                    case Wait.ForTrustee trustee -> wantTrustee(resource, trustee);
                    case Wait.ForKeypair(String userResource) ->
                            wantKeypair(resource, userResource);
                    case Wait.ForDisabledIdentity() ->
                            order(
                                    resource,
                                    new IdentitySuspended(
                                            draft.ref(), resource.name(), resource.generation()));
                    case Wait.ForEnabledIdentity() ->
                            order(
                                    resource,
                                    new IdentityResumed(
                                            draft.ref(), resource.name(), resource.generation()));
                    case Wait.ForInspection() ->
                            order(
                                    resource,
                                    new IdentityCheckWanted(
                                            draft.ref(), resource.name(), resource.generation()));
                    case Wait.ForSignals(String handle, Duration atMost) -> {
                        draft.add(new Effect.TimerSet(resource.name(), draft.now().plus(atMost)));
                        yield resource;
                    }
                    case Wait.ForConfig config -> {
                        draft.then(
                                new Trigger.ConfigWanted(resource.name(), resource.id(), config));
                        yield resource;
                    }
                    case Wait.ForStack(var kind, var template) ->
                            new Wishes(draft).want(resource, kind, template);
                    case Wait.ForAnswer answer -> new Provisioning(draft).request(resource, answer);
                    case Wait.ForKeystone keystone ->
                            new KeystoneRequests(draft).request(resource, keystone);
                    case Wait.ForTime(Duration duration) -> {
                        if (duration != null) {
                            draft.add(
                                    new Effect.TimerSet(
                                            resource.name(), draft.now().plus(duration)));
                        }
                        yield resource;
                    }
                };
        draft.store(waiting);
    }

    private Resource wantUser(Resource resource, Wait.ForUser user) {
        Sealed password =
                user.password() == null
                        ? null
                        : draft.seal(resource, SealContext.PASSWORD, user.password());
        return identityWanted(
                resource,
                new UserWanted(
                        draft.ref(),
                        resource.name(),
                        resource.generation(),
                        resource.physicalName(),
                        user.kind(),
                        password,
                        user.keypair(),
                        user.token(),
                        user.bindings()));
    }

    private Resource wantTrustee(Resource resource, Wait.ForTrustee trustee) {
        draft.add(
                new Effect.DelegatedOrdered(
                        new TrusteeWanted(
                                draft.ref(),
                                resource.name(),
                                resource.generation(),
                                resource.physicalName(),
                                trustee.delegation(),
                                null,
                                trustee.sharedAccount())));
        return withIdentity(resource);
    }

    private Resource wantKeypair(Resource resource, String userResource) {
        return identityWanted(
                resource,
                new KeypairWanted(
                        draft.ref(), resource.name(), resource.generation(), userResource));
    }

    private Resource order(Resource resource, StackEvent event) {
        draft.add(new Effect.IdentityOrdered(event));
        return resource;
    }

    private Resource identityWanted(Resource resource, StackEvent event) {
        order(resource, event);
        return withIdentity(resource);
    }

    private Resource withIdentity(Resource resource) {
        draft.expectIdentities();
        return resource.of(resource.substance().withIdentity(true));
    }
}
