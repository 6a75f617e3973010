package io.hearth.stackapi.resource.keystone;

import static java.util.Objects.requireNonNullElse;

import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ProvisionerData;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.stackapi.stack.Action;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all types of objects of Keystone have in common: they ask, wait, and keep the answer. */
abstract class KeystoneResource implements ResourceType {
    /** In clear: whether the latest request has been answered with success. */
    private static final String SETTLED = "settled";

    /** As long as a stack has by default; a removal that nobody waits for any more goes on. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final String since;

    /**
     * @param since the version of Heat that brought the type
     */
    KeystoneResource(String since) {
        this.since = since;
    }

    @Override
    public final SupportStatus supportStatus() {
        return new SupportStatus(
                SupportStatus.Status.SUPPORTED, "Supported versions: keystone v3", since, null);
    }

    /** What Heat tells of most of them is nothing but their reference. */
    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public final boolean needsTrust() {
        return true;
    }

    @Override
    public final Step create(ResourceContext context) {
        return ask(context, RequestedAction.CREATE);
    }

    /** What changes no property need not be told, unless the latest request came to nothing. */
    @Override
    public final Step update(ResourceContext context, Change change) {
        return change.properties().isEmpty()
                        && context.data(SETTLED).filter(SETTLED::equals).isPresent()
                ? Step.done()
                : ask(context, RequestedAction.UPDATE);
    }

    /** What is there and could not be changed is not thrown away. */
    @Override
    public final boolean replacedWhenFailed(ResourceContext context) {
        return context.resource().physicalId() == null
                || context.resource().state().action() != Action.UPDATE;
    }

    /** What was never asked for is not there. */
    @Override
    public final Step delete(ResourceContext context) {
        return context.secret(ProvisionerData.REQUESTED)
                .map(asked -> Step.waiting(wait(RequestedAction.DELETE, asked)))
                .orElseGet(Step::done);
    }

    @Override
    public final Step answered(ResourceContext context, KeystoneAnswered answer) {
        if (answer.status() == AnswerStatus.FAILED) {
            return Step.failed(
                    requireNonNullElse(answer.errorType(), "Error"),
                    requireNonNullElse(answer.reason(), "Keystone gave no reason."));
        }
        return Step.done(Outcome.NOTHING.remember(SETTLED, SETTLED));
    }

    @Override
    public final Step arrived(ResourceContext context, Arrival arrival) {
        return Step.failed(
                "Timeout",
                "The %s request was not carried out in Keystone in time."
                        .formatted(context.resource().state().action()));
    }

    @Override
    public final @Nullable Object attribute(ResourceContext context, String attribute) {
        Map<String, @Nullable Object> told = show(context);
        return told == null ? null : told.get(attribute);
    }

    @Override
    public final @Nullable Map<String, @Nullable Object> show(ResourceContext context) {
        return context.secret(ProvisionerData.ATTRIBUTES)
                .map(told -> PlainJson.readObject(told.reveal()))
                .orElse(null);
    }

    private static Step ask(ResourceContext context, RequestedAction action) {
        Secret properties = Secret.of(PlainJson.write(context.properties()));
        return new Step.Waiting(
                wait(action, properties),
                Outcome.NOTHING.seal(ProvisionerData.REQUESTED, properties).remember(SETTLED, ""));
    }

    private static Wait wait(RequestedAction action, Secret properties) {
        return new Wait.ForKeystone(action, properties, PATIENCE);
    }
}
