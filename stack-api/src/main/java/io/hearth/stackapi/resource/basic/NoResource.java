package io.hearth.stackapi.resource.basic;

import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.property.PropertySchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** {@code OS::Heat::None}: does nothing, whatever its properties. */
@ApplicationScoped
class NoResource implements ResourceType {
    @Override
    public String name() {
        return "OS::Heat::None";
    }

    @Override
    public String description() {
        return "Stands in for any other resource, of which it takes every property and has every attribute, and does nothing.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("5.0.0");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return Map.of();
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public boolean acceptsAnything() {
        return true;
    }

    @Override
    public boolean adoptable() {
        return true;
    }

    @Override
    public Outcome adopt(ResourceContext context, String physicalId, Map<String, String> data) {
        return Outcome.physicalId(physicalId);
    }

    @Override
    public Step create(ResourceContext context) {
        return Step.done(Outcome.physicalId(context.resource().physicalName()));
    }
}
