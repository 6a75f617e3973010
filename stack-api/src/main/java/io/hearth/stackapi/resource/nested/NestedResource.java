package io.hearth.stackapi.resource.nested;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.NestedMember;
import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.batch.Batch;
import io.hearth.stackapi.stack.NestedWish;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.Template;
import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import io.hearth.template.parameter.PseudoParameters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A resource with a stack behind it, whose id is the resource's own and its physical id. It may
 * become what is wanted in batches: the stack is updated to one after the other.
 */
public abstract class NestedResource implements ResourceType {
    /** In clear: the batches that are still to come; empty for none. */
    private static final String BATCHES = "batches";

    /** Sealed: what the stack's outputs were when it was complete. */
    private static final String OUTPUTS = "outputs";

    /** Sealed: what was wrong with those that could not be resolved then. */
    private static final String OUTPUT_ERRORS = "output_errors";

    /** In clear: the names of those outputs that only the stack's creator may read. */
    private static final String CREATOR_ONLY = "creator_only";

    /** What the stack behind this resource is to be made from now. */
    protected abstract NestedTemplate template(ResourceContext context);

    /** What it is to be made from after a batch. */
    protected NestedTemplate template(ResourceContext context, Batch batch) {
        return template(context);
    }

    /** The batches of its creation; empty when it is made at once. */
    protected List<Batch> creation(ResourceContext context) {
        return List.of();
    }

    /** The batches of an update; empty when it is done at once. */
    protected List<Batch> update(ResourceContext context, Change change, List<NestedMember> now) {
        return List.of();
    }

    /** With what the stack tells when it is complete, beside the outputs. */
    protected Outcome completed(ResourceContext context, NestedOutcome ended, Outcome outcome) {
        return outcome;
    }

    /** What the stack of a resource that is taken over is made from. */
    protected NestedTemplate adoption(ResourceContext context, List<String> members) {
        return template(context);
    }

    /** With what one that is taken over has to remember beside the outputs. */
    protected Outcome taken(NestedOutcome stack, Outcome outcome) {
        return outcome;
    }

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
        return begin(
                context,
                NestedWish.Kind.CREATE,
                creation(context),
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
        List<NestedMember> now = looksAtMembers() ? members(context) : List.of();
        return begin(
                context,
                NestedWish.Kind.UPDATE,
                update(context, change, now),
                remembered(context, Outcome.NOTHING));
    }

    private Step begin(
            ResourceContext context, NestedWish.Kind kind, List<Batch> batches, Outcome outcome) {
        return batches.isEmpty()
                ? want(kind, template(context), outcome)
                : next(context, kind, batches, outcome);
    }

    private Step next(
            ResourceContext context, NestedWish.Kind kind, List<Batch> batches, Outcome outcome) {
        List<Batch> later = batches.subList(1, batches.size());
        return waiting(
                kind,
                template(context, batches.getFirst()),
                outcome.remember(BATCHES, Batch.write(later)));
    }

    @Override
    public final Step suspend(ResourceContext context) {
        return stackAction(context, NestedWish.Kind.SUSPEND);
    }

    @Override
    public final Step resume(ResourceContext context) {
        return stackAction(context, NestedWish.Kind.RESUME);
    }

    @Override
    public final Optional<Step> check(ResourceContext context) {
        return Optional.of(stackAction(context, NestedWish.Kind.CHECK));
    }

    @Override
    public final Step delete(ResourceContext context) {
        return context.resource().physicalId() == null
                ? Step.done()
                : want(NestedWish.Kind.DELETE, null, Outcome.NOTHING);
    }

    /** All of it is in the stack. */
    @Override
    public final boolean adoptable() {
        return true;
    }

    @Override
    public final Optional<NestedTemplate> adopted(ResourceContext context, List<String> members) {
        return Optional.of(adoption(context, members));
    }

    @Override
    public final Outcome adopt(ResourceContext context, NestedOutcome stack) {
        return taken(stack, completed(context, stack, outputs(stack)));
    }

    /** What the stack does of its own is not disturbed. */
    private static Step stackAction(ResourceContext context, NestedWish.Kind kind) {
        Optional<NestedOutcome> busy = context.nested().filter(stack -> stack.isBusy(context));
        return busy.isPresent()
                ? Step.failed(
                        "ActionInProgress",
                        "Stack %s already has an action (%s) in progress."
                                .formatted(
                                        context.resource().physicalName(),
                                        busy.get().state().inProgress()
                                                ? busy.get().state().action()
                                                : NestedWish.Kind.UPDATE))
                : want(kind, null, Outcome.NOTHING);
    }

    @Override
    public final Step arrived(ResourceContext context, Arrival arrival) {
        List<Batch> batches = Batch.read(context.data(BATCHES).orElse(""));
        if (arrival == Arrival.DUE) {
            return next(context, NestedWish.Kind.UPDATE, batches, Outcome.NOTHING);
        }
        Optional<NestedOutcome> nested = context.nested().filter(one -> one.follows(context));
        if (nested.isEmpty() || nested.get().state().inProgress()) {
            return Step.stillWaiting();
        }
        NestedOutcome ended = nested.get();
        if (ended.state().status() == Status.FAILED) {
            return NestedFailure.of(ended.state().reason());
        }
        if (batches.isEmpty()) {
            return Step.done(completed(context, ended, outputs(ended)));
        }
        Duration pause = batches.getFirst().pause();
        return pause.isZero()
                ? next(context, NestedWish.Kind.UPDATE, batches, Outcome.NOTHING)
                : Step.waiting(new Wait.ForTime(pause));
    }

    /** The stack has been changed by itself, or one within it has. */
    @Override
    public Optional<Outcome> settled(ResourceContext context) {
        return context.nested()
                .filter(stack -> stack.follows(context))
                .filter(stack -> stack.state().status() == Status.COMPLETE)
                .filter(stack -> !stack.state().deleted())
                .filter(stack -> !same(stack.outputs(), outputs(context)))
                .map(stack -> outputs(stack));
    }

    private static boolean same(Map<String, @Nullable Object> one, Map<String, ?> other) {
        return PlainJson.readObject(PlainJson.write(one)).equals(other);
    }

    /** What is remembered of a stack's outputs. */
    protected static Outcome outputs(NestedOutcome ended) {
        return Outcome.NOTHING
                .remember(CREATOR_ONLY, PlainJson.write(List.copyOf(ended.creatorOnly())))
                .seal(OUTPUTS, Secret.of(PlainJson.write(ended.outputs())))
                .seal(OUTPUT_ERRORS, Secret.of(PlainJson.write(ended.outputErrors())));
    }

    /** All at once, whatever batches were to come. */
    private static Step want(
            NestedWish.Kind kind, @Nullable NestedTemplate template, Outcome outcome) {
        return waiting(kind, template, outcome.remember(BATCHES, ""));
    }

    private static Step waiting(
            NestedWish.Kind kind, @Nullable NestedTemplate template, Outcome outcome) {
        return new Step.Waiting(new Wait.ForStack(kind, template), outcome);
    }

    /** The resources of the stack behind it, as they are now. */
    protected static List<NestedMember> members(ResourceContext context) {
        return context.nested()
                .map(NestedOutcome::members)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The members of '%s' are not in view."
                                                .formatted(context.resource().name())));
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

    /** Whether the outputs are known. */
    protected static boolean wasComplete(ResourceContext context) {
        return context.secret(OUTPUTS).isPresent();
    }

    /** Output name to value, as they were when the stack was complete. */
    protected static Map<String, @Nullable Object> outputs(ResourceContext context) {
        return remembered(context, OUTPUTS);
    }

    /**
     * One output, as it was when the stack was complete; null when there is none of that name.
     *
     * @throws TemplateException for one that could not be resolved
     */
    protected static @Nullable Object output(ResourceContext context, String name) {
        Object error = remembered(context, OUTPUT_ERRORS).get(name);
        if (error != null) {
            throw new TemplateException(
                    TemplateError.TEMPLATE_OUTPUT_ERROR,
                    "Error in %s output %s: %s".formatted(context.resource().name(), name, error));
        }
        return outputs(context).get(name);
    }

    @Override
    public final boolean tellsCreatorOnly(ResourceContext context, String attribute) {
        return tells(creatorOnly(context), attribute);
    }

    /**
     * Whether an attribute tells any of these outputs.
     *
     * @param outputs their names
     */
    protected boolean tells(Set<String> outputs, String attribute) {
        return outputs.contains(attribute);
    }

    /** The names of the outputs that only the stack's creator may read. */
    protected static Set<String> creatorOnly(ResourceContext context) {
        return context
                .data(CREATOR_ONLY)
                .map(PlainJson::read)
                .filter(List.class::isInstance)
                .stream()
                .flatMap(names -> ((List<?>) names).stream())
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static Map<String, @Nullable Object> remembered(ResourceContext context, String key) {
        return context.secret(key).map(Secret::reveal).map(PlainJson::readObject).orElse(Map.of());
    }
}
