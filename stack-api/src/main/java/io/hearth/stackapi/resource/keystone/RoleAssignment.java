package io.hearth.stackapi.resource.keystone;

import static io.hearth.stackapi.resource.keystone.Schemas.text;

import io.hearth.template.property.PropertySchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Roles of a user or a group of Keystone on projects and domains. */
abstract class RoleAssignment extends KeystoneResource {
    private final String holder;

    /**
     * @param holder who has the roles, as the property is named
     */
    RoleAssignment(String holder) {
        super("5.0.0");
        this.holder = holder;
    }

    @Override
    public final String description() {
        return "Roles of a %s of Keystone on projects and domains.".formatted(holder);
    }

    @Override
    public final Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                holder,
                text("Name or id of the %s, or name{domain}.".formatted(holder))
                        .asRequired()
                        .asUpdatable());
        RoleAssignments.add(properties);
        return properties;
    }

    @Override
    public final void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        RoleAssignments.check(properties);
    }
}
