package io.hearth.stackapi.resource.keystone;

import jakarta.enterprise.context.ApplicationScoped;

/** {@code OS::Keystone::GroupRoleAssignment}. */
@ApplicationScoped
class GroupRoleAssignment extends RoleAssignment {
    GroupRoleAssignment() {
        super("group");
    }

    @Override
    public String name() {
        return "OS::Keystone::GroupRoleAssignment";
    }
}
