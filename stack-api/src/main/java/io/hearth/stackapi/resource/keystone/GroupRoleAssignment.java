package io.hearth.stackapi.resource.keystone;

import static io.hearth.stackapi.resource.keystone.Schemas.text;

import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.property.PropertySchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code OS::Keystone::GroupRoleAssignment}: Roles of a group of Keystone on projects and domains.
 */
@ApplicationScoped
class GroupRoleAssignment extends KeystoneResource {
    @Override
    public String name() {
        return "OS::Keystone::GroupRoleAssignment";
    }

    @Override
    public String description() {
        return "Roles of a group of Keystone on projects and domains.";
    }

    @Override
    public SupportStatus supportStatus() {
        return new SupportStatus(
                SupportStatus.Status.SUPPORTED, "Supported versions: keystone v3", "5.0.0", null);
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                "group",
                text("Name or id of the group, or name{domain}.").asRequired().asUpdatable());
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
