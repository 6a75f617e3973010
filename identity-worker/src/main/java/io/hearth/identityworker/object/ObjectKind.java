package io.hearth.identityworker.object;

import io.hearth.keystone.DelegatedKeystone.Kind;
import io.hearth.keystone.Grant.Holder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a resource type stands for in Keystone, and which field each property becomes. */
public enum ObjectKind {
    DOMAIN("Domain", Kind.DOMAIN, Field.NAME, Field.DESCRIPTION, Field.ENABLED),
    PROJECT(
            "Project",
            Kind.PROJECT,
            Field.NAME,
            Field.DOMAIN,
            Field.DESCRIPTION,
            Field.ENABLED,
            Field.named("parent", "parent_id", Kind.PROJECT).forCreation(),
            Field.plain("tags")),
    USER(
            "User",
            Kind.USER,
            Field.NAME,
            Field.DOMAIN,
            Field.DESCRIPTION,
            Field.ENABLED,
            Field.plain("email"),
            Field.plain(ObjectKind.PASSWORD),
            Field.named("default_project", "default_project_id", Kind.PROJECT)),
    GROUP("Group", Kind.GROUP, Field.NAME, Field.DOMAIN, Field.DESCRIPTION),
    ROLE("Role", Kind.ROLE, Field.NAME, Field.DOMAIN.forCreation()),
    /** No object of its own: roles of a user that is there. */
    USER_ROLES("UserRoleAssignment", null),
    GROUP_ROLES("GroupRoleAssignment", null);

    static final String PASSWORD = "password";

    private static final String FAMILY = "OS::Keystone::";

    private final String type;
    private final @Nullable Kind kind;
    private final List<Field> fields;

    /**
     * A property and its field.
     *
     * @param named the kind of object whose name or id the property gives; null for a plain value
     * @param creationOnly whether it cannot be changed
     */
    record Field(String property, String name, @Nullable Kind named, boolean creationOnly) {
        static final Field NAME = plain("name");
        static final Field DOMAIN = named("domain", "domain_id", Kind.DOMAIN);
        static final Field DESCRIPTION = plain("description");
        static final Field ENABLED = plain("enabled");

        static Field plain(String name) {
            return new Field(name, name, null, false);
        }

        static Field named(String property, String name, Kind kind) {
            return new Field(property, name, kind, false);
        }

        Field forCreation() {
            return new Field(property, name, named, true);
        }
    }

    ObjectKind(String type, @Nullable Kind kind, Field... fields) {
        this.type = type;
        this.kind = kind;
        this.fields = List.of(fields);
    }

    /**
     * @param resourceType such as {@code OS::Keystone::User}
     */
    public static Optional<ObjectKind> of(String resourceType) {
        return Arrays.stream(values())
                .filter(one -> resourceType.equals(FAMILY + one.type))
                .findFirst();
    }

    /** The collection it lives in; empty for assignments. */
    Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }

    List<Field> fields() {
        return fields;
    }

    /** Who holds the roles that its properties give. */
    Optional<Holder> holder() {
        return switch (this) {
            case USER, USER_ROLES -> Optional.of(Holder.USER);
            case GROUP, GROUP_ROLES -> Optional.of(Holder.GROUP);
            case DOMAIN, PROJECT, ROLE -> Optional.empty();
        };
    }
}
