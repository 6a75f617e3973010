package io.hearth.contract;

import static java.util.Objects.requireNonNull;

/**
 * Names a stack in an event.
 *
 * @param id the stack's UUID
 * @param name the stack's name, unique among the live stacks of its project
 * @param rootId the UUID of the root of the stack's tree; equals {@code id} for a stack that is not
 *     nested
 * @param projectId the Keystone id of the project that owns the stack
 */
public record StackRef(String id, String name, String rootId, String projectId) {
    public StackRef {
        requireNonNull(id, "A stack reference needs the stack's id.");
        requireNonNull(name, "A stack reference needs the stack's name.");
        requireNonNull(rootId, "A stack reference needs the root stack's id.");
        requireNonNull(projectId, "A stack reference needs the owner's project id.");
    }
}
