package io.hearth.stackapi.resource.scaling;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.stackapi.resource.Adjustment;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Signal;
import io.hearth.stackapi.resource.Signalled;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a group larger or smaller whenever it is signalled, whatever the signal says. */
abstract sealed class ScalingPolicy implements ResourceType
        permits NativeScalingPolicy, AwsScalingPolicy {
    private final Names names;

    /**
     * What the dialect calls the properties and the kinds of adjustment.
     *
     * @param number the type of amount and cooldown
     */
    record Names(
            String group,
            String amount,
            String kind,
            String cooldown,
            String least,
            PropertyType number,
            Map<String, Adjustment.Kind> kinds) {
        private String percent() {
            return kinds.entrySet().stream()
                    .filter(kind -> kind.getValue() == Adjustment.Kind.PERCENT)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
        }
    }

    ScalingPolicy(Names names) {
        this.names = names;
    }

    @Override
    public final Optional<IdentityKind> identity() {
        return Optional.of(IdentityKind.USER);
    }

    @Override
    public final Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                names.group(),
                PropertySchema.of(PropertyType.STRING, "The reference of the group.").asRequired());
        properties.put(
                names.amount(),
                PropertySchema.of(names.number(), "By how much the size changes.")
                        .asRequired()
                        .asUpdatable());
        properties.put(
                names.kind(),
                PropertySchema.of(PropertyType.STRING, "What the amount counts.")
                        .asRequired()
                        .withConstraints(
                                new Constraint.AllowedValues(
                                        List.copyOf(names.kinds().keySet()), null))
                        .asUpdatable());
        properties.put(
                names.cooldown(),
                PropertySchema.of(
                                names.number(),
                                "Seconds that the group rests after this change of its size.")
                        .asUpdatable());
        properties.put(
                names.least(),
                PropertySchema.of(
                                PropertyType.INTEGER,
                                "How many members a percentage adds or removes at least.")
                        .withConstraints(new Constraint.Range(BigDecimal.ZERO, null, null))
                        .asUpdatable());
        return properties;
    }

    @Override
    public final void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> others) {
        if (properties.get(names.least()) != null
                && properties.get(names.kind()) instanceof String kind
                && !kind.equals(names.percent())) {
            throw StackException.invalid(
                    "%s property should only be specified for %s with value %s."
                            .formatted(names.least(), names.kind(), names.percent()));
        }
    }

    @Override
    public final SignalDialect signals() {
        return SignalDialect.ALARM;
    }

    @Override
    public final boolean scales() {
        return true;
    }

    @Override
    public final Step create(ResourceContext context) {
        Binding mayThis =
                new Binding(
                        context.stack().id(), context.resource().name(), Capability.SIGNAL_SEND);
        return Step.waiting(
                new Wait.ForUser(PasswordKind.NONE, null, true, false, List.of(mayThis)));
    }

    @Override
    public final Step arrived(ResourceContext context, Arrival arrival) {
        return Step.done(Outcome.physicalId(context.data(IdentityData.USER_ID).orElse(null)));
    }

    @Override
    public final Signalled signal(ResourceContext context, Signal signal) {
        Map<String, @Nullable Object> properties = context.properties();
        Object reference = properties.get(names.group());
        return context.peerWithReference(reference)
                .filter(
                        group ->
                                group.type() instanceof ScalingGroup scaling
                                        && scaling.isScalable())
                .map(
                        group ->
                                (Signalled)
                                        new Signalled.Scales(
                                                group.resource().name(),
                                                adjustment(properties),
                                                reason(signal.data())))
                .orElseGet(
                        () ->
                                new Signalled.Lost(
                                        "Alarm %s could not find scaling group named \"%s\""
                                                .formatted(context.resource().name(), reference)));
    }

    private Adjustment adjustment(Map<String, @Nullable Object> properties) {
        String kind = String.valueOf(properties.get(names.kind()));
        BigDecimal amount = Numbers.decimal(properties.get(names.amount()));
        return new Adjustment(
                names.kinds().getOrDefault(kind, Adjustment.Kind.CHANGE),
                kind,
                amount == null ? BigDecimal.ZERO : amount,
                Numbers.integer(properties.get(names.least())),
                Numbers.decimal(properties.get(names.cooldown())));
    }

    /** As Heat tells of a signal; an alarm says from which state it has come. */
    private static String reason(@Nullable Object data) {
        if (data == null) {
            return "No signal details provided";
        }
        return data instanceof Map<?, ?> alarm
                        && alarm.keySet().containsAll(List.of("previous", "current", "reason"))
                ? "alarm state changed from %s to %s (%s)"
                        .formatted(alarm.get("previous"), alarm.get("current"), alarm.get("reason"))
                : "Unknown";
    }
}
