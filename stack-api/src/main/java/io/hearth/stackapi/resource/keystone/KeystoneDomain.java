package io.hearth.stackapi.resource.keystone;

import static io.hearth.stackapi.resource.keystone.Schemas.text;

import io.hearth.template.property.PropertySchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code OS::Keystone::Domain}: a domain of Keystone: projects, users and groups of its own. */
@ApplicationScoped
class KeystoneDomain extends KeystoneResource {
    KeystoneDomain() {
        super("8.0.0");
    }

    @Override
    public String name() {
        return "OS::Keystone::Domain";
    }

    @Override
    public String description() {
        return "A domain of Keystone: projects, users and groups of its own.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        Schemas.addName(properties, "domain");
        properties.put(Schemas.DESCRIPTION, text("What the domain is for.").asUpdatable());
        Schemas.addEnabled(properties, "domain");
        return properties;
    }
}
