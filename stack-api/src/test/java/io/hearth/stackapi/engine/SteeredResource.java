package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.Action;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;

/** A resource that waits, fails and is replaced as its properties say. */
@Alternative
@ApplicationScoped
class SteeredResource implements ResourceType {
    static final String TYPE = "Test::Steered";

    /** Changes in place. */
    static final String VALUE = "value";

    /** A change of it replaces the resource. */
    static final String NAME = "name";

    static final String FAILS = "fails";
    static final String WAITS = "waits";

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public String description() {
        return "Waits, fails and is replaced as its properties say.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        PropertySchema flag =
                PropertySchema.of(PropertyType.BOOLEAN, "").withDefault(false).asUpdatable();
        return Map.of(
                VALUE,
                PropertySchema.of(PropertyType.STRING, "").asUpdatable(),
                NAME,
                PropertySchema.of(PropertyType.STRING, ""),
                FAILS,
                flag,
                WAITS,
                flag);
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public Step create(ResourceContext context) {
        return act(context);
    }

    @Override
    public Step update(ResourceContext context, Change change) {
        return act(context);
    }

    @Override
    public Step suspend(ResourceContext context) {
        return act(context);
    }

    @Override
    public Step resume(ResourceContext context) {
        return act(context);
    }

    @Override
    public Step delete(ResourceContext context) {
        return act(context);
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return end(context);
    }

    private static Step act(ResourceContext context) {
        return Boolean.TRUE.equals(context.properties().get(WAITS))
                ? Step.waiting(new Wait.ForTime(null))
                : end(context);
    }

    private static Step end(ResourceContext context) {
        return Boolean.TRUE.equals(context.properties().get(FAILS))
                        && context.resource().state().action() != Action.DELETE
                ? Step.failed("ValueError", "no")
                : Step.done(Outcome.physicalId(context.resource().physicalName()));
    }
}
