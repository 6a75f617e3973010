package io.hearth.keystone;

/**
 * A role that somebody holds somewhere.
 *
 * @param holderId Keystone's id of the user or group
 * @param scopeId Keystone's id of the project or domain
 */
public record Grant(String roleId, Holder holder, String holderId, Scope scope, String scopeId) {
    /** Who may hold a role. */
    public enum Holder {
        USER,
        GROUP
    }

    /** What a role is held on. */
    public enum Scope {
        PROJECT,
        DOMAIN
    }
}
