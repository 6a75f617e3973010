package io.hearth.stackapi.resource.keystone;

import jakarta.enterprise.context.ApplicationScoped;

/** {@code OS::Keystone::UserRoleAssignment}. */
@ApplicationScoped
class UserRoleAssignment extends RoleAssignment {
    UserRoleAssignment() {
        super("user");
    }

    @Override
    public String name() {
        return "OS::Keystone::UserRoleAssignment";
    }
}
