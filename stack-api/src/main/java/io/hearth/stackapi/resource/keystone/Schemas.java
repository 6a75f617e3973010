package io.hearth.stackapi.resource.keystone;

import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.Map;

/** What the schemas of several types have in common. */
final class Schemas {
    static final String NAME = "name";
    static final String DOMAIN = "domain";
    static final String DESCRIPTION = "description";
    static final String ENABLED = "enabled";

    private Schemas() {}

    static PropertySchema text(String description) {
        return PropertySchema.of(PropertyType.STRING, description);
    }

    /** Of what lives in a domain, and has a name and a description. */
    static void addCommon(Map<String, PropertySchema> properties, String what) {
        addName(properties, what);
        properties.put(
                DOMAIN,
                text("Name or id of the domain that it is in.")
                        .withDefault("default")
                        .asUpdatable());
        properties.put(
                DESCRIPTION,
                text("What the %s is for.".formatted(what)).withDefault("").asUpdatable());
    }

    static void addName(Map<String, PropertySchema> properties, String what) {
        properties.put(
                NAME,
                text("The %s's name; without it, one that is made of the stack's and its own."
                                .formatted(what))
                        .asUpdatable());
    }

    static void addEnabled(Map<String, PropertySchema> properties, String what) {
        properties.put(
                ENABLED,
                PropertySchema.of(
                                PropertyType.BOOLEAN, "Whether the %s is enabled.".formatted(what))
                        .withDefault(true)
                        .asUpdatable());
    }
}
