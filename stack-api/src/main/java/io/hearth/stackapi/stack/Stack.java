package io.hearth.stackapi.stack;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack, without its template; see {@link StackDocument}.
 *
 * @param id a UUID
 * @param rootId the id of the root of its tree; its own when it is not nested
 * @param owner who created it, in which project
 * @param domainProjectId the project of the stack's users in the stack domain; null while it has
 *     none
 * @param description the template's
 * @param tags null when the request gave none
 * @param timeoutMinutes null when the request gave none
 * @param progress how far the current action has come
 * @param updatedAt null until an action other than CREATE has begun
 * @param deletedAt null while the stack lives
 */
public record Stack(
        String id,
        String name,
        String rootId,
        Owner owner,
        @Nullable String domainProjectId,
        State state,
        String description,
        @Nullable List<String> tags,
        @Nullable Integer timeoutMinutes,
        boolean disableRollback,
        Progress progress,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant deletedAt) {
    public Stack {
        tags = tags == null ? null : List.copyOf(tags);
    }

    /**
     * Who owns a stack.
     *
     * @param projectId the Keystone id of the project
     * @param userId the Keystone id of the user who created the stack
     * @param userName that user's name, shown as {@code stack_owner}
     */
    public record Owner(String projectId, String userId, String userName) {}

    /**
     * How far the current action has come.
     *
     * @param pending resources that have not finished it
     * @param identities whether an identity was ever wanted, so that a domain project may exist
     */
    public record Progress(int pending, boolean identities) {
        public Progress withPending(int count) {
            return new Progress(count, identities);
        }

        public Progress withIdentities(boolean any) {
            return new Progress(pending, any);
        }
    }

    public String projectId() {
        return owner.projectId();
    }

    /** Name and id, as agents name a stack. */
    public String nameAndId() {
        return name + "/" + id;
    }

    public Stack in(State next) {
        return with(domainProjectId, next, progress, updatedAt, deletedAt);
    }

    public Stack at(Progress next) {
        return with(domainProjectId, state, next, updatedAt, deletedAt);
    }

    public Stack inDomainProject(@Nullable String projectId) {
        return with(projectId, state, progress, updatedAt, deletedAt);
    }

    public Stack updated(Instant now) {
        return with(domainProjectId, state, progress, now, deletedAt);
    }

    public Stack deleted(Instant now) {
        return with(domainProjectId, state, progress, updatedAt, now);
    }

    private Stack with(
            @Nullable String domainProject,
            State next,
            Progress reached,
            @Nullable Instant update,
            @Nullable Instant deletion) {
        return new Stack(
                id,
                name,
                rootId,
                owner,
                domainProject,
                next,
                description,
                tags,
                timeoutMinutes,
                disableRollback,
                reached,
                createdAt,
                update,
                deletion);
    }
}
