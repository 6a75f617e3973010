package io.hearth.stackapi.resource.basic;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.stackapi.stack.Action;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::TestResource}: keeps a value, waits and fails as it is told. */
@ApplicationScoped
class TestResource implements ResourceType {
    private static final String VALUE = "value";
    private static final String FAIL = "fail";
    private static final String WAIT = "wait_secs";
    private static final String ACTION_WAIT = "action_wait_secs";
    private static final String DELETE_WAIT = "delete_wait_secs";
    private static final String OUTPUT = "output";

    @Override
    public String name() {
        return "OS::Heat::TestResource";
    }

    @Override
    public String description() {
        return "Keeps a value, waits and fails as it is told; for tests of templates and tools.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("5.0.0");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        PropertySchema seconds = PropertySchema.of(PropertyType.NUMBER, "Seconds.").asUpdatable();
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                VALUE,
                PropertySchema.of(PropertyType.STRING, "What the output attribute gives.")
                        .withDefault("test_string")
                        .asUpdatable());
        properties.put(
                FAIL,
                PropertySchema.of(PropertyType.BOOLEAN, "Whether create and update fail.")
                        .withDefault(false)
                        .asUpdatable());
        properties.put(
                "update_replace",
                PropertySchema.of(PropertyType.BOOLEAN, "Whether an update replaces it.")
                        .withDefault(false)
                        .asUpdatable());
        properties.put(
                "update_replace_value",
                PropertySchema.of(PropertyType.STRING, "A change of it replaces the resource.")
                        .asUpdatable());
        properties.put(
                WAIT,
                PropertySchema.of(
                                PropertyType.NUMBER,
                                "Seconds that every action takes; -1: for ever.")
                        .withDefault(0L)
                        .asUpdatable());
        properties.put(
                ACTION_WAIT,
                PropertySchema.of(PropertyType.MAP, "Seconds by action, over wait_secs.")
                        .withKeys(Map.of("create", seconds, "update", seconds, "delete", seconds))
                        .asUpdatable());
        properties.put(
                "attr_wait_secs",
                PropertySchema.of(PropertyType.NUMBER, "Not used.").withDefault(0L).asUpdatable());
        properties.put(
                "constraint_prop_secs",
                PropertySchema.of(PropertyType.NUMBER, "Not used.").withDefault(0L).asUpdatable());
        properties.put("client_name", PropertySchema.of(PropertyType.STRING, "Not used."));
        properties.put("entity_name", PropertySchema.of(PropertyType.STRING, "Not used."));
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of(OUTPUT, AttributeSchema.any("The value."));
    }

    @Override
    public Step create(ResourceContext context) {
        Outcome outcome =
                Outcome.physicalId(context.resource().physicalName())
                        .seal(VALUE, Secret.of(String.valueOf(context.properties().get(VALUE))))
                        .remember(FAIL, String.valueOf(context.properties().get(FAIL)))
                        .remember(DELETE_WAIT, seconds(context, "delete").toPlainString());
        return act(context, seconds(context, "create"), outcome);
    }

    @Override
    public Step resume(ResourceContext context, Arrival arrival) {
        return end(context, context.data(FAIL).orElse(""), Outcome.NOTHING);
    }

    @Override
    public Step delete(ResourceContext context) {
        BigDecimal seconds = new BigDecimal(context.data(DELETE_WAIT).orElse("0"));
        return seconds.signum() == 0
                ? Step.done()
                : Step.waiting(new Wait.ForTime(duration(seconds)));
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return context.secret(VALUE).map(Secret::reveal).orElse(null);
    }

    private static Step act(ResourceContext context, BigDecimal seconds, Outcome outcome) {
        return seconds.signum() == 0
                ? end(context, outcome.data().getOrDefault(FAIL, ""), outcome)
                : new Step.Waiting(new Wait.ForTime(duration(seconds)), outcome);
    }

    private static Step end(ResourceContext context, String fail, Outcome outcome) {
        return Boolean.parseBoolean(fail) && context.resource().state().action() != Action.DELETE
                ? Step.failed(
                        "ValueError",
                        "Test Resource failed %s".formatted(context.resource().name()))
                : Step.done(outcome);
    }

    private static BigDecimal seconds(ResourceContext context, String action) {
        Object own =
                context.properties().get(ACTION_WAIT) instanceof Map<?, ?> map
                        ? map.get(action)
                        : null;
        Object seconds = own == null ? context.properties().get(WAIT) : own;
        return seconds == null ? BigDecimal.ZERO : new BigDecimal(String.valueOf(seconds));
    }

    private static @Nullable Duration duration(BigDecimal seconds) {
        return seconds.signum() < 0
                ? null
                : Duration.ofMillis(seconds.movePointRight(3).longValue());
    }
}
