package io.hearth.stackapi.resource.keystone;

import static io.hearth.stackapi.resource.keystone.Schemas.text;

import io.hearth.template.property.PropertySchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code OS::Keystone::Role}: a role of Keystone, of a domain or of all of them. */
@ApplicationScoped
class KeystoneRole extends KeystoneResource {
    KeystoneRole() {
        super("2015.1");
    }

    @Override
    public String name() {
        return "OS::Keystone::Role";
    }

    @Override
    public String description() {
        return "A role of Keystone, of a domain or of all of them.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        Schemas.addName(properties, "role");
        properties.put(Schemas.DOMAIN, text("Name or id of the domain that the role is for."));
        return properties;
    }
}
