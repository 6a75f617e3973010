package io.hearth.stackapi.resource.softwareconfig;

import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code OS::Heat::StructuredConfig}: data for tools that take YAML or JSON. */
@ApplicationScoped
non-sealed class StructuredConfig extends PlainConfig {
    StructuredConfig() {
        super(PropertyType.MAP, "The data that says what is to be done.");
    }

    @Override
    public String name() {
        return "OS::Heat::StructuredConfig";
    }

    @Override
    public String description() {
        return "Data that servers can be given, for tools that take YAML or JSON.";
    }
}
