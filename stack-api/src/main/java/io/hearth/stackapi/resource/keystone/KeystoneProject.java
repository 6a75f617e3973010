package io.hearth.stackapi.resource.keystone;

import static io.hearth.stackapi.resource.keystone.Schemas.text;

import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code OS::Keystone::Project}: a project of Keystone, in a domain. */
@ApplicationScoped
class KeystoneProject extends KeystoneResource {
    KeystoneProject() {
        super("2015.1");
    }

    @Override
    public String name() {
        return "OS::Keystone::Project";
    }

    @Override
    public String description() {
        return "A project of Keystone, in a domain.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        Schemas.addCommon(properties, "project");
        Schemas.addEnabled(properties, "project");
        properties.put("parent", text("Name or id of the project above it."));
        properties.put(
                "tags",
                PropertySchema.of(PropertyType.LIST, "Tags of the project.")
                        .withDefault(List.of())
                        .asUpdatable());
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put("name", AttributeSchema.text("The project's name."));
        attributes.put("parent_id", AttributeSchema.text("The id of the project above it."));
        attributes.put("domain_id", AttributeSchema.text("The id of its domain."));
        attributes.put("enabled", new AttributeSchema("Whether it is enabled.", "boolean"));
        attributes.put("is_domain", new AttributeSchema("Whether it is a domain, too.", "boolean"));
        return attributes;
    }
}
