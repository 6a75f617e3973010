package io.hearth.identityworker.domain;

/** Keystone does not have exactly one role of the stack users' name. */
public final class RoleMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoleMissingException(String roleName) {
        super(
                "Keystone has no single role named '%s' for stack users; deploy/hearth bootstrap makes it."
                        .formatted(roleName));
    }
}
