package io.hearth.stackapi.resource.keystone;

import io.hearth.template.property.PropertySchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Keystone::Group}: a group of users of Keystone, in a domain, with roles. */
@ApplicationScoped
class KeystoneGroup extends KeystoneResource {
    KeystoneGroup() {
        super("2015.1");
    }

    @Override
    public String name() {
        return "OS::Keystone::Group";
    }

    @Override
    public String description() {
        return "A group of users of Keystone, in a domain, with roles.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        Schemas.addCommon(properties, "group");
        RoleAssignments.add(properties);
        return properties;
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        RoleAssignments.check(properties);
    }
}
