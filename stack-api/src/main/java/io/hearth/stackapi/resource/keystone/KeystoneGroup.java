package io.hearth.stackapi.resource.keystone;

import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.property.PropertySchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Keystone::Group}: a group of users of Keystone, in a domain, with roles. */
@ApplicationScoped
class KeystoneGroup extends KeystoneResource {
    @Override
    public String name() {
        return "OS::Keystone::Group";
    }

    @Override
    public String description() {
        return "A group of users of Keystone, in a domain, with roles.";
    }

    @Override
    public SupportStatus supportStatus() {
        return new SupportStatus(
                SupportStatus.Status.SUPPORTED, "Supported versions: keystone v3", "2015.1", null);
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        Schemas.addCommon(properties, "group");
        RoleAssignments.add(properties);
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        RoleAssignments.check(properties);
    }
}
