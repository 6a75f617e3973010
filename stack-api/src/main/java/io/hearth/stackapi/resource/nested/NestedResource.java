package io.hearth.stackapi.resource.nested;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.Template;
import io.hearth.template.parameter.PseudoParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resource with a stack behind it, whose id is the resource's own and its physical id. */
abstract class NestedResource implements ResourceType {
    /** In clear: the number of the wish that the resource waits for. */
    private static final String WISH = "wish";

    /** Sealed: what the stack's outputs were when it was complete. */
    private static final String OUTPUTS = "outputs";

    /** What the stack behind this resource is to be made from now. */
    protected abstract NestedTemplate template(ResourceContext context);

    /** With what a creation or an update has to remember beside the outputs. */
    protected Outcome remembered(ResourceContext context, Outcome outcome) {
        return outcome;
    }

    /**
     * What properties say of a nested stack.
     *
     * @param given a map of the stack's parameters, or nothing of use
     * @param timeoutMinutes a number, or nothing of use
     */
    protected static NestedTemplate nested(
            Template template, @Nullable Object given, @Nullable Object timeoutMinutes) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> parameters.put(String.valueOf(name), value));
        }
        return new NestedTemplate(
                template,
                parameters,
                null,
                timeoutMinutes instanceof Number minutes
                        ? Integer.valueOf(minutes.intValue())
                        : null);
    }

    @Override
    public final Step create(ResourceContext context) {
        return want(
                context,
                NestedWish.Kind.CREATE,
                template(context),
                remembered(context, Outcome.physicalId(context.resource().id())));
    }

    @Override
    public final boolean alwaysUpdated() {
        return true;
    }

    /** The stack itself is updated, whatever its state, so that what is well in it stays. */
    @Override
    public final boolean replacedWhenFailed(ResourceContext context) {
        return context.resource().physicalId() == null;
    }

    @Override
    public final Step update(ResourceContext context, Change change) {
        return want(
                context,
                NestedWish.Kind.UPDATE,
                template(context),
                remembered(context, Outcome.NOTHING));
    }

    @Override
    public final Step suspend(ResourceContext context) {
        return want(context, NestedWish.Kind.SUSPEND, null, Outcome.NOTHING);
    }

    @Override
    public final Step resume(ResourceContext context) {
        return want(context, NestedWish.Kind.RESUME, null, Outcome.NOTHING);
    }

    @Override
    public final Optional<Step> check(ResourceContext context) {
        return Optional.of(want(context, NestedWish.Kind.CHECK, null, Outcome.NOTHING));
    }

    @Override
    public final Step delete(ResourceContext context) {
        return context.resource().physicalId() == null
                ? Step.done()
                : want(context, NestedWish.Kind.DELETE, null, Outcome.NOTHING);
    }

    @Override
    public final Step arrived(ResourceContext context, Arrival arrival) {
        Optional<NestedOutcome> nested = context.nested().filter(one -> isAwaited(context, one));
        if (nested.isEmpty() || nested.get().state().inProgress()) {
            return Step.stillWaiting();
        }
        NestedOutcome ended = nested.get();
        if (ended.state().status() == Status.FAILED) {
            return NestedFailure.of(ended.state().reason());
        }
        return Step.done(
                Outcome.NOTHING.seal(OUTPUTS, Secret.of(PlainJson.write(ended.outputs()))));
    }

    private static boolean isAwaited(ResourceContext context, NestedOutcome nested) {
        return context.data(WISH).filter(Long.toString(nested.wish())::equals).isPresent();
    }

    private static Step want(
            ResourceContext context,
            NestedWish.Kind kind,
            @Nullable NestedTemplate template,
            Outcome outcome) {
        return new Step.Waiting(
                new Wait.ForStack(kind, template),
                outcome.remember(WISH, Long.toString(context.resource().version())));
    }

    /**
     * The name of the stack among all that there are; the resource's own name before it is made.
     */
    protected static String identifier(ResourceContext context) {
        Resource resource = context.resource();
        return resource.physicalId() == null
                ? resource.name()
                : new PseudoParameters(
                                resource.physicalName(),
                                resource.id(),
                                context.stack().projectId(),
                                context.addresses().region())
                        .arn();
    }

    /** Output name to value, as they were when the stack was complete. */
    protected static Map<String, @Nullable Object> outputs(ResourceContext context) {
        return context.secret(OUTPUTS)
                .map(Secret::reveal)
                .map(PlainJson::readObject)
                .orElse(Map.of());
    }
}
