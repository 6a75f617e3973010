package io.hearth.stackapi.stack;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack, without its template; see {@link StackDocument}.
 *
 * @param id a UUID
 * @param rootId the id of the root of its tree; its own when it is not nested
 * @param parent the resource that it stands behind; null when it is not nested
 * @param owner who created it, in which project
 * @param domainProjectId the project of the stack's users in the stack domain; null while it has
 *     none
 * @param description the template's
 * @param tags null when the request gave none
 * @param timeoutMinutes null when the request gave none
 * @param plan what it is made from
 * @param progress how far the current action has come
 * @param updatedAt null until an action other than CREATE has begun
 * @param deletedAt null while the stack lives
 * @param retainedUntil until when an abandoned stack can be taken back, with all its identities;
 *     null for any other
 */
public record Stack(
        String id,
        String name,
        String rootId,
        @Nullable Parent parent,
        Owner owner,
        @Nullable String domainProjectId,
        State state,
        String description,
        @Nullable List<String> tags,
        @Nullable Integer timeoutMinutes,
        boolean disableRollback,
        Plan plan,
        Progress progress,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant retainedUntil) {
    private static final Duration LONGEST = Duration.ofHours(1);

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
     * The resource of another stack that a nested stack stands behind.
     *
     * @param wish the latest wish of that resource that the stack has begun to follow
     */
    public record Parent(String stackId, String resource, long wish) {}

    /**
     * What a stack is made from. Every create, update and rollback is an epoch of its own, and each
     * but the rollback brings a {@link StackDocument}.
     *
     * @param epoch from 1
     * @param document the epoch whose document holds
     * @param previous the epoch whose document held before, to which a rollback returns; null when
     *     there is none
     */
    public record Plan(long epoch, long document, @Nullable Long previous) {
        /** Of a new stack. */
        public static final Plan FIRST = new Plan(1, 1, null);

        /** The same stack from another document. */
        public Plan next() {
            return new Plan(epoch + 1, epoch + 1, document);
        }

        /**
         * Back to what held before.
         *
         * @param target the document of the epoch to return to
         */
        public Plan back(long target) {
            return new Plan(epoch + 1, target, null);
        }
    }

    /**
     * How far the current action has come.
     *
     * @param pending resources that have not finished it
     * @param cleaning whether what an update has replaced or left out is being removed
     * @param identities whether an identity was ever wanted, so that a domain project may exist
     */
    public record Progress(int pending, boolean cleaning, boolean identities) {
        /** Before an action with so many resources. */
        public Progress begin(int count) {
            return new Progress(count, false, identities);
        }

        /** One more has finished. */
        public Progress less() {
            return new Progress(pending - 1, cleaning, identities);
        }

        public Progress clean(int count) {
            return new Progress(count, true, identities);
        }

        public Progress withIdentities() {
            return new Progress(pending, cleaning, true);
        }
    }

    /** How long an action may take. */
    public Duration timeout() {
        return timeoutMinutes == null ? LONGEST : Duration.ofMinutes(timeoutMinutes);
    }

    /** When the current action has to be over. */
    public Instant deadline() {
        return (updatedAt == null ? createdAt : updatedAt).plus(timeout());
    }

    public boolean isNested() {
        return parent != null;
    }

    /** A nested stack that does what its parent wants from now on. */
    public Stack following(long wish) {
        Parent own = requireNonNull(parent, "Only a nested stack follows another.");
        return with(
                new Parent(own.stackId(), own.resource(), wish),
                domainProjectId,
                state,
                plan,
                progress,
                updatedAt,
                deletedAt,
                retainedUntil);
    }

    public String projectId() {
        return owner.projectId();
    }

    /** Name and id, as agents name a stack. */
    public String nameAndId() {
        return name + "/" + id;
    }

    public Stack in(State next) {
        return with(
                parent, domainProjectId, next, plan, progress, updatedAt, deletedAt, retainedUntil);
    }

    public Stack at(Progress next) {
        return with(
                parent, domainProjectId, state, plan, next, updatedAt, deletedAt, retainedUntil);
    }

    public Stack from(Plan next) {
        return with(
                parent,
                domainProjectId,
                state,
                next,
                progress,
                updatedAt,
                deletedAt,
                retainedUntil);
    }

    public Stack inDomainProject(@Nullable String projectId) {
        return with(parent, projectId, state, plan, progress, updatedAt, deletedAt, retainedUntil);
    }

    public Stack updated(Instant now) {
        return with(parent, domainProjectId, state, plan, progress, now, deletedAt, retainedUntil);
    }

    public Stack deleted(Instant now) {
        return with(parent, domainProjectId, state, plan, progress, updatedAt, now, retainedUntil);
    }

    /** Abandoned, and kept to be taken back. */
    public Stack retained(Instant until) {
        return with(parent, domainProjectId, state, plan, progress, updatedAt, deletedAt, until);
    }

    /** Not kept any more. */
    public Stack released() {
        return with(parent, domainProjectId, state, plan, progress, updatedAt, deletedAt, null);
    }

    /** An abandoned stack that lives again. */
    public Stack takenBack() {
        return with(parent, domainProjectId, state, plan, progress, updatedAt, null, null);
    }

    public boolean isRetained() {
        return retainedUntil != null;
    }

    /** As another request describes it. */
    public Stack described(
            String about,
            @Nullable List<String> otherTags,
            @Nullable Integer minutes,
            boolean keepFailed) {
        return new Stack(
                id,
                name,
                rootId,
                parent,
                owner,
                domainProjectId,
                state,
                about,
                otherTags,
                minutes,
                keepFailed,
                plan,
                progress,
                createdAt,
                updatedAt,
                deletedAt,
                retainedUntil);
    }

    private Stack with(
            @Nullable Parent above,
            @Nullable String domainProject,
            State next,
            Plan basis,
            Progress reached,
            @Nullable Instant update,
            @Nullable Instant deletion,
            @Nullable Instant retention) {
        return new Stack(
                id,
                name,
                rootId,
                above,
                owner,
                domainProject,
                next,
                description,
                tags,
                timeoutMinutes,
                disableRollback,
                basis,
                reached,
                createdAt,
                update,
                deletion,
                retention);
    }
}
