package io.hearth.stackapi.resource.basic;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Change;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::TestResource}: keeps a value, waits and fails as it is told. */
@ApplicationScoped
class TestResource implements ResourceType {
    private static final String VALUE = "value";
    private static final String FAIL = "fail";
    private static final String UPDATE_REPLACE = "update_replace";
    private static final String WAIT = "wait_secs";
    private static final String ACTION_WAIT = "action_wait_secs";
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
                UPDATE_REPLACE,
                PropertySchema.of(
                                PropertyType.BOOLEAN, "Whether a change of the value replaces it.")
                        .withDefault(false)
                        .asUpdatable());
        properties.put(
                "update_replace_value",
                PropertySchema.of(PropertyType.STRING, "A change of it replaces the resource."));
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
        PropertySchema unused =
                PropertySchema.of(PropertyType.STRING, "Not used.").withDefault("").asUpdatable();
        properties.put("client_name", unused);
        properties.put("entity_name", unused);
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of(OUTPUT, AttributeSchema.any("The value.").asSecret());
    }

    @Override
    public Step create(ResourceContext context) {
        return fails(context)
                ? act(context, "create", Outcome.NOTHING)
                : act(
                        context,
                        "create",
                        keep(Outcome.physicalId(context.resource().physicalName()), context));
    }

    @Override
    public boolean replacedBy(ResourceContext context, Change change) {
        return change.touches(VALUE)
                && Boolean.TRUE.equals(context.properties().get(UPDATE_REPLACE));
    }

    @Override
    public Step update(ResourceContext context, Change change) {
        if (!change.touches(VALUE)) {
            return end(context, Outcome.NOTHING);
        }
        return act(
                context,
                "update",
                fails(context) ? Outcome.NOTHING : keep(Outcome.NOTHING, context));
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return end(context, Outcome.NOTHING);
    }

    @Override
    public Optional<Step> check(ResourceContext context) {
        return Optional.of(
                context.resource().physicalId() == null
                        ? Step.failed("Exception", "Resource not created")
                        : Step.done());
    }

    @Override
    public Step delete(ResourceContext context) {
        return act(context, "delete", Outcome.NOTHING);
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return context.secret(VALUE).map(Secret::reveal).orElse(null);
    }

    @Override
    public boolean adoptable() {
        return true;
    }

    @Override
    public Outcome adopt(ResourceContext context, String physicalId, Map<String, String> data) {
        Outcome taken = Outcome.physicalId(physicalId);
        String value = data.get(VALUE);
        return value == null ? keep(taken, context) : taken.seal(VALUE, Secret.of(value));
    }

    private static Outcome keep(Outcome outcome, ResourceContext context) {
        return outcome.seal(VALUE, Secret.of(String.valueOf(context.properties().get(VALUE))));
    }

    private static boolean fails(ResourceContext context) {
        return Boolean.TRUE.equals(context.properties().get(FAIL));
    }

    private static Step act(ResourceContext context, String action, Outcome outcome) {
        BigDecimal seconds = seconds(context, action);
        return seconds.signum() == 0
                ? end(context, outcome)
                : new Step.Waiting(new Wait.ForTime(duration(seconds)), outcome);
    }

    private static Step end(ResourceContext context, Outcome outcome) {
        return fails(context) && context.resource().state().action() != Action.DELETE
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
