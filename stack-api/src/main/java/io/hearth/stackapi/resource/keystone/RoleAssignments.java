package io.hearth.stackapi.resource.keystone;

import static io.hearth.stackapi.resource.keystone.Schemas.text;

import io.hearth.stackapi.stack.StackError;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles that users and groups are given on projects and domains. */
final class RoleAssignments {
    static final String ROLES = "roles";

    private static final String ROLE = "role";
    private static final String PROJECT = "project";
    private static final String DOMAIN = "domain";

    private RoleAssignments() {}

    static void add(Map<String, PropertySchema> properties) {
        Map<String, PropertySchema> keys = new LinkedHashMap<>();
        keys.put(ROLE, text("Name or id of the role.").asRequired());
        keys.put(PROJECT, text("Name or id of the project that the role is held on."));
        keys.put(DOMAIN, text("Name or id of the domain that the role is held on."));
        properties.put(
                ROLES,
                PropertySchema.of(PropertyType.LIST, "Roles that are assigned.")
                        .withItems(
                                PropertySchema.of(
                                                PropertyType.MAP,
                                                "A role on either a project or a domain.")
                                        .withKeys(keys))
                        .asUpdatable());
    }

    /**
     * @throws StackException ResourcePropertyConflict for a role on both, StackValidationFailed for
     *     one on neither
     */
    static void check(Map<String, @Nullable Object> properties) {
        if (properties.get(ROLES) instanceof Iterable<?> assignments) {
            for (Object assignment : assignments) {
                if (assignment instanceof Map<?, ?> keys) {
                    checkOne(keys);
                }
            }
        }
    }

    private static void checkOne(Map<?, ?> assignment) {
        boolean project = assignment.get(PROJECT) != null;
        boolean domain = assignment.get(DOMAIN) != null;
        if (project && domain) {
            throw new StackException(
                    StackError.RESOURCE_PROPERTY_CONFLICT,
                    "Cannot define the following properties at the same time: project, domain.");
        }
        if (!project && !domain) {
            throw StackException.invalid(
                    "Either project or domain must be specified for role %s"
                            .formatted(assignment.get(ROLE)));
        }
    }
}
