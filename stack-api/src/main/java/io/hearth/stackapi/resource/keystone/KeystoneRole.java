package io.hearth.stackapi.resource.keystone;

import static io.hearth.stackapi.resource.keystone.Schemas.text;

import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.property.PropertySchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code OS::Keystone::Role}: a role of Keystone, of a domain or of all of them. */
@ApplicationScoped
class KeystoneRole extends KeystoneResource {
    @Override
    public String name() {
        return "OS::Keystone::Role";
    }

    @Override
    public String description() {
        return "A role of Keystone, of a domain or of all of them.";
    }

    @Override
    public SupportStatus supportStatus() {
        return new SupportStatus(
                SupportStatus.Status.SUPPORTED, "Supported versions: keystone v3", "2015.1", null);
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        Schemas.addName(properties, "role");
        properties.put(Schemas.DOMAIN, text("Name or id of the domain that the role is for."));
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }
}
