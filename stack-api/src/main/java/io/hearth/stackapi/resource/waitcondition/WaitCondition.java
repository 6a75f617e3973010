package io.hearth.stackapi.resource.waitcondition;

import io.hearth.contract.SignalDialect;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PythonJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes when enough distinct signals have come to its handle, and fails at the first that
 * reports a failure; what it has become once, it stays.
 */
abstract sealed class WaitCondition implements ResourceType
        permits NativeWaitCondition, AwsWaitCondition {
    private static final String HANDLE = "handle";
    private static final String HANDLE_ID = "handle_id";
    private static final String COUNT = "count";
    private static final BigDecimal TWELVE_HOURS = BigDecimal.valueOf(43_200);

    private final Names names;
    private final Handles.Keys keys;
    private final SignalLimit limit;

    /** What the dialect calls the properties and the attribute. */
    record Names(String handle, String timeout, String count, String data, PropertyType seconds) {}

    WaitCondition(Names names, Handles.Keys keys, SignalLimit limit) {
        this.names = names;
        this.keys = keys;
        this.limit = limit;
    }

    @Override
    public final Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                names.handle(),
                PropertySchema.of(
                                PropertyType.STRING,
                                "The reference of the handle that is signalled.")
                        .asRequired());
        properties.put(
                names.timeout(),
                PropertySchema.of(names.seconds(), "How many seconds to wait for the signals.")
                        .asRequired()
                        .withConstraints(new Constraint.Range(BigDecimal.ONE, TWELVE_HOURS, null)));
        properties.put(
                names.count(),
                PropertySchema.of(
                                PropertyType.INTEGER,
                                "How many distinct signals of success are needed.")
                        .withDefault(1L)
                        .withConstraints(new Constraint.Range(BigDecimal.ONE, null, null))
                        .asUpdatable());
        return properties;
    }

    @Override
    public final Map<String, AttributeSchema> attributes() {
        return Map.of(
                names.data(),
                AttributeSchema.text("JSON of the data of each signal by its id.").asSecret());
    }

    @Override
    public final void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        if (properties.get(this.names.count()) instanceof Number count
                && limit.isTooLowFor(count.intValue())) {
            throw StackException.invalid(
                    "Property error: : resources.%s.properties.%s: : %s"
                            .formatted(
                                    resource, this.names.count(), limit.beyond(count.intValue())));
        }
    }

    @Override
    public final Step create(ResourceContext context) {
        Object reference = context.properties().get(names.handle());
        Optional<ResourceContext> handle = context.peerWithReference(reference);
        if (handle.isEmpty() || handle.get().type().signals() == SignalDialect.NONE) {
            return Step.failed(
                    "ValueError",
                    "%s is not a valid wait condition handle."
                            .formatted(
                                    handle.map(h -> h.resource().name())
                                            .orElse(String.valueOf(reference))));
        }
        return await(context, handle.get());
    }

    /** Another count waits anew, with all the time that there was. */
    @Override
    public final Step update(ResourceContext context, Change change) {
        return handle(context).map(handle -> await(context, handle)).orElseGet(Step::done);
    }

    /** A handle's reference may be a URL, which changes with the keypair that signs it. */
    @Override
    public final boolean meansTheSame(ResourceContext context, String property) {
        return property.equals(names.handle())
                && context.peerWithReference(context.properties().get(property))
                        .map(handle -> handle.resource().id())
                        .equals(context.data(HANDLE_ID));
    }

    private Step await(ResourceContext context, ResourceContext handle) {
        int count = number(context, names.count()).intValue();
        if (limit.isTooLowFor(count)) {
            return Step.failed("ValueError", limit.beyond(count) + ".");
        }
        String name = handle.resource().name();
        Outcome remembered =
                Outcome.NOTHING
                        .remember(HANDLE, name)
                        .remember(HANDLE_ID, handle.resource().id())
                        .remember(COUNT, Integer.toString(count));
        return judge(
                handle.document(),
                count,
                remembered,
                new Wait.ForSignals(
                        name,
                        Duration.ofMillis(
                                number(context, names.timeout()).movePointRight(3).longValue())));
    }

    @Override
    public final Step arrived(ResourceContext context, Arrival arrival) {
        Map<String, @Nullable Object> signals = signals(handle(context));
        int count = Integer.parseInt(context.data(COUNT).orElse("1"));
        Step verdict = judge(signals, count, Outcome.NOTHING, null);
        if (arrival != Arrival.DUE || !(verdict instanceof Step.StillWaiting)) {
            return verdict;
        }
        String received = "%d of %d received".formatted(signals.size(), count);
        String reasons = String.join(";", reasons(signals, true));
        return Step.failed(
                "WaitConditionTimeout", signals.isEmpty() ? received : received + " - " + reasons);
    }

    @Override
    public final @Nullable Object attribute(ResourceContext context, String attribute) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        signals(handle(context)).forEach((id, signal) -> data.put(id, part(signal, keys.data())));
        return PythonJson.dumps(data);
    }

    /** As long as nothing is decided the wait goes on; null leaves the one that is set. */
    private Step judge(
            Map<String, @Nullable Object> signals,
            int count,
            Outcome outcome,
            Wait.@Nullable ForSignals wait) {
        List<String> failures = reasons(signals, false);
        if (!failures.isEmpty()) {
            return Step.failed("WaitConditionFailure", String.join(";", failures));
        }
        if (signals.size() >= count) {
            return Step.done(outcome);
        }
        return wait == null ? Step.stillWaiting() : new Step.Waiting(wait, outcome);
    }

    private List<String> reasons(Map<String, @Nullable Object> signals, boolean ofSuccesses) {
        return signals.values().stream()
                .filter(s -> Handles.SUCCESS.equals(part(s, keys.status())) == ofSuccesses)
                .map(signal -> String.valueOf(part(signal, keys.reason())))
                .toList();
    }

    private static Optional<ResourceContext> handle(ResourceContext context) {
        return context.data(HANDLE).flatMap(context::peer);
    }

    private static Map<String, @Nullable Object> signals(Optional<ResourceContext> handle) {
        return handle.map(ResourceContext::document).orElse(Map.of());
    }

    private static @Nullable Object part(@Nullable Object signal, String key) {
        return signal instanceof Map<?, ?> parts ? parts.get(key) : null;
    }

    private static BigDecimal number(ResourceContext context, String property) {
        return new BigDecimal(String.valueOf(context.properties().get(property)));
    }
}
