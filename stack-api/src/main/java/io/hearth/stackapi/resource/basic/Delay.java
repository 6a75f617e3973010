package io.hearth.stackapi.resource.basic;

import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code OS::Heat::Delay}: lets what depends on it wait, when the stack is created, or what it
 * depends on, when the stack is deleted.
 */
@ApplicationScoped
class Delay implements ResourceType {
    private static final String MIN_WAIT = "min_wait";
    private static final String MAX_JITTER = "max_jitter";
    private static final String MULTIPLIER = "jitter_multiplier";
    private static final String ACTIONS = "actions";
    private static final String CREATE = "CREATE";
    private static final String DELETE = "DELETE";

    /** How long the deletion takes, as decided when the properties were known. */
    private static final String DELETE_WAIT = "delete_wait";

    private static final String DELETE_JITTER = "delete_jitter";
    private static final int DEFAULT_TIMEOUT_MINUTES = 60;

    @Override
    public String name() {
        return "OS::Heat::Delay";
    }

    @Override
    public String description() {
        return "Waits a while, and if asked a random while more, before what depends on it begins.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("11.0.0");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(MIN_WAIT, number("The least number of seconds to wait.", 0L));
        properties.put(MAX_JITTER, number("The most that chance adds to it.", 0L));
        properties.put(MULTIPLIER, number("The seconds that one of max_jitter stands for.", 1.0));
        properties.put(
                ACTIONS,
                PropertySchema.of(PropertyType.LIST, "The actions in which to wait.")
                        .withDefault(List.of(CREATE))
                        .withConstraints(
                                new Constraint.AllowedValues(
                                        List.of(CREATE, DELETE, "SUSPEND", "RESUME"), null))
                        .asUpdatable());
        return properties;
    }

    private static PropertySchema number(String description, Number otherwise) {
        return PropertySchema.of(PropertyType.NUMBER, description)
                .withDefault(otherwise)
                .withConstraints(new Constraint.Range(BigDecimal.ZERO, null, null))
                .asUpdatable();
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public Step create(ResourceContext context) {
        BigDecimal least = number(context, MIN_WAIT);
        BigDecimal jitter = number(context, MAX_JITTER).multiply(number(context, MULTIPLIER));
        Integer minutes = context.stack().timeoutMinutes();
        int limit = 60 * (minutes == null ? DEFAULT_TIMEOUT_MINUTES : minutes);
        if (least.add(jitter).compareTo(BigDecimal.valueOf(limit)) > 0) {
            return Step.failed(
                    "StackValidationFailed",
                    "%s maximum delay %ss exceeds stack timeout."
                            .formatted(
                                    context.resource().type(),
                                    least.add(jitter).stripTrailingZeros().toPlainString()));
        }
        Outcome outcome =
                waitsDuring(context, DELETE)
                        ? Outcome.NOTHING
                                .remember(DELETE_WAIT, least.toPlainString())
                                .remember(DELETE_JITTER, jitter.toPlainString())
                        : Outcome.NOTHING;
        return waitsDuring(context, CREATE)
                ? waiting(duration(context, least, jitter), outcome)
                : Step.done(outcome);
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return Step.done();
    }

    @Override
    public Step delete(ResourceContext context) {
        return waiting(
                duration(
                        context,
                        new BigDecimal(context.data(DELETE_WAIT).orElse("0")),
                        new BigDecimal(context.data(DELETE_JITTER).orElse("0"))),
                Outcome.NOTHING);
    }

    private static Step waiting(Duration duration, Outcome outcome) {
        return duration.isZero()
                ? Step.done(outcome)
                : new Step.Waiting(new Wait.ForTime(duration), outcome);
    }

    /** The least time and, of the jitter, what chance gives. */
    private static Duration duration(ResourceContext context, BigDecimal least, BigDecimal jitter) {
        BigDecimal chance = BigDecimal.valueOf(context.random().nextDouble());
        BigDecimal seconds = jitter.signum() == 0 ? least : least.add(jitter.multiply(chance));
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    private static boolean waitsDuring(ResourceContext context, String action) {
        return context.properties().get(ACTIONS) instanceof List<?> actions
                && actions.contains(action);
    }

    private static BigDecimal number(ResourceContext context, String property) {
        return new BigDecimal(String.valueOf(context.properties().get(property)));
    }
}
