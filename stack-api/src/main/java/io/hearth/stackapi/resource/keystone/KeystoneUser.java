package io.hearth.stackapi.resource.keystone;

import static io.hearth.stackapi.resource.keystone.Schemas.text;

import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Keystone::User}: a user of Keystone, in a domain, with groups and roles. */
@ApplicationScoped
class KeystoneUser extends KeystoneResource {
    KeystoneUser() {
        super("2015.1");
    }

    @Override
    public String name() {
        return "OS::Keystone::User";
    }

    @Override
    public String description() {
        return "A user of Keystone, in a domain, with groups and roles.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        Schemas.addCommon(properties, "user");
        Schemas.addEnabled(properties, "user");
        properties.put("email", text("The user's email address.").asUpdatable());
        properties.put("password", text("The user's password.").asUpdatable());
        properties.put(
                "default_project",
                text("Name or id of the project that the user works in by default.").asUpdatable());
        properties.put(
                "groups",
                PropertySchema.of(PropertyType.LIST, "The groups that the user belongs to.")
                        .withItems(text("Name or id of a group."))
                        .asUpdatable());
        RoleAssignments.add(properties);
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put("name", AttributeSchema.text("The user's name."));
        attributes.put(
                "default_project_id",
                AttributeSchema.text("The id of the user's default project."));
        attributes.put("domain_id", AttributeSchema.text("The id of the user's domain."));
        attributes.put("enabled", new AttributeSchema("Whether the user is enabled.", "boolean"));
        attributes.put("password_expires_at", AttributeSchema.text("When the password ends."));
        return attributes;
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        RoleAssignments.check(properties);
    }
}
