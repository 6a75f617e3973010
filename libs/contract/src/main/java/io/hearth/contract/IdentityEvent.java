package io.hearth.contract;

import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What identity-worker made, could not make, revoked and removed in Keystone. */
public sealed interface IdentityEvent extends StackScoped {
    @Override
    default Topic topic() {
        return Topic.IDENTITIES;
    }

    /** The stack tree's project in the stack domain exists. */
    @EventType("hearth.identity.project-ready.v1")
    record DomainProjectReady(StackRef stack, String domainProjectId) implements IdentityEvent {}

    /**
     * A resource's user exists, holds its role on the domain project, and has all that was wanted
     * with it.
     *
     * @param password sealed in the context (stack id, resource, {@code password}); null when the
     *     user has none
     * @param token sealed in the context (stack id, resource, {@code token}); null when none was
     *     wanted
     * @param bindings all that the user may do
     * @param lease which use of the account this is, where the user is one that others had before
     *     and will have after; the later the greater. Null for a user that was made for the
     *     resource
     */
    @EventType("hearth.identity.user-ready.v1")
    record UserReady(
            StackRef stack,
            String resource,
            long generation,
            String domainProjectId,
            String userId,
            String userName,
            @Nullable Sealed password,
            @Nullable Keypair keypair,
            @Nullable Sealed token,
            @Nullable Instant tokenExpiresAt,
            List<Binding> bindings,
            @Nullable Long lease)
            implements IdentityEvent {
        public UserReady {
            bindings = List.copyOf(bindings);
        }

        /** Of a user that was made for the resource. */
        public UserReady(
                StackRef stack,
                String resource,
                long generation,
                String domainProjectId,
                String userId,
                String userName,
                @Nullable Sealed password,
                @Nullable Keypair keypair,
                @Nullable Sealed token,
                @Nullable Instant tokenExpiresAt,
                List<Binding> bindings) {
            this(
                    stack,
                    resource,
                    generation,
                    domainProjectId,
                    userId,
                    userName,
                    password,
                    keypair,
                    token,
                    tokenExpiresAt,
                    bindings,
                    null);
        }
    }

    /** A resource's EC2 keypair exists on the user of {@code userResource}, be it again. */
    @EventType("hearth.identity.keypair-ready.v1")
    record KeypairReady(
            StackRef stack,
            String resource,
            long generation,
            String userResource,
            String domainProjectId,
            String userId,
            Keypair keypair)
            implements IdentityEvent {}

    /**
     * A resource's trustee exists, and a trust of the stack's owner to it.
     *
     * @param password sealed in the context (stack id, resource, {@code password}); null for an
     *     account that others share
     * @param trustId what its tokens are to be asked for by
     */
    @EventType("hearth.identity.trustee-ready.v1")
    record TrusteeReady(
            StackRef stack,
            String resource,
            long generation,
            String userId,
            String userName,
            @Nullable Sealed password,
            String trustId)
            implements IdentityEvent {}

    /**
     * A resource's EC2 keypair exists on the trustee of {@code userResource}, under its trust; it
     * opens nothing here.
     */
    @EventType("hearth.identity.trustee-keypair-ready.v1")
    record TrusteeKeypairReady(
            StackRef stack,
            String resource,
            long generation,
            String userResource,
            String userId,
            Keypair keypair)
            implements IdentityEvent {}

    /**
     * What was wanted for a resource is not made yet, for want of something that somebody must
     * give; it will be, once it is there.
     *
     * @param reason what it waits for, and what can be done, for people
     */
    @EventType("hearth.identity.waiting.v1")
    record IdentityWaiting(StackRef stack, String resource, long generation, String reason)
            implements IdentityEvent {}

    /** What was wanted for a resource cannot be made, and trying again will not help. */
    @EventType("hearth.identity.failed.v1")
    record IdentityFailed(StackRef stack, String resource, long generation, String reason)
            implements IdentityEvent {}

    /**
     * Credentials of a resource are no longer valid; sent before anything is removed from Keystone,
     * but for a former keypair, whose time is over: of that it is sent when it is gone.
     *
     * @param userId the user that is going; null when only keypairs go
     * @param accessKeys the access keys that are going
     * @param lease as in {@link UserReady}
     */
    @EventType("hearth.identity.revoked.v1")
    record IdentityRevoked(
            StackRef stack,
            String resource,
            long generation,
            @Nullable String userId,
            List<String> accessKeys,
            @Nullable Long lease)
            implements IdentityEvent {
        public IdentityRevoked {
            accessKeys = List.copyOf(accessKeys);
        }

        /** Of a user that was made for the resource, or of keypairs only. */
        public IdentityRevoked(
                StackRef stack,
                String resource,
                long generation,
                @Nullable String userId,
                List<String> accessKeys) {
            this(stack, resource, generation, userId, accessKeys, null);
        }
    }

    /**
     * Whatever a resource's user could log in or sign with is no longer valid, nor what it got by
     * that; sent before anything is done in Keystone. The user stays, and its next {@link
     * UserReady}, or {@link TrusteeReady}, has the credentials that follow.
     *
     * @param accessKeys the access keys that are going
     * @param lease as in {@link UserReady}
     */
    @EventType("hearth.identity.credentials-revoked.v1")
    record CredentialsRevoked(
            StackRef stack,
            String resource,
            long generation,
            String userId,
            List<String> accessKeys,
            @Nullable Long lease)
            implements IdentityEvent {
        public CredentialsRevoked {
            accessKeys = List.copyOf(accessKeys);
        }

        /** Of a user that was made for the resource. */
        public CredentialsRevoked(
                StackRef stack,
                String resource,
                long generation,
                String userId,
                List<String> accessKeys) {
            this(stack, resource, generation, userId, accessKeys, null);
        }
    }

    /**
     * A resource has another keypair than before, of which the event before this one tells, and
     * works with both for a while.
     *
     * @param formerAccessKeys of the keypairs that it had
     * @param formerUntil when those go, if nothing ends them earlier; told again when that changes
     */
    @EventType("hearth.identity.rotated.v1")
    record IdentityRotated(
            StackRef stack,
            String resource,
            long generation,
            List<String> formerAccessKeys,
            Instant formerUntil)
            implements IdentityEvent {
        public IdentityRotated {
            formerAccessKeys = List.copyOf(formerAccessKeys);
        }
    }

    /**
     * A resource's user is disabled in Keystone, and so its tokens and keypairs are refused; a
     * {@link UserReady} tells when it is enabled again. Or a keypair rests: it is out of Keystone
     * and refused, while its user and all other keypairs go on; a {@link KeypairReady} tells when
     * the same keypair is there again.
     *
     * @param userId the user that is disabled, or that holds the keypair
     * @param accessKey of the keypair that rests; null when the user is disabled
     * @param lease as in {@link UserReady}
     */
    @EventType("hearth.identity.disabled.v1")
    record IdentityDisabled(
            StackRef stack,
            String resource,
            long generation,
            String userId,
            @Nullable String accessKey,
            @Nullable Long lease)
            implements IdentityEvent {
        /** Of a user that was made for the resource. */
        public IdentityDisabled(StackRef stack, String resource, long generation, String userId) {
            this(stack, resource, generation, userId, null, null);
        }
    }

    /**
     * What was made for a resource has been looked for in Keystone.
     *
     * @param missing what is not there or not as it should be, a sentence each; empty when all is
     */
    @EventType("hearth.identity.checked.v1")
    record IdentityChecked(StackRef stack, String resource, long generation, List<String> missing)
            implements IdentityEvent {
        public IdentityChecked {
            missing = List.copyOf(missing);
        }
    }

    /** Nothing of what was made for a resource is left in Keystone. */
    @EventType("hearth.identity.removed.v1")
    record IdentityRemoved(StackRef stack, String resource, long generation)
            implements IdentityEvent {}

    /**
     * What was requested in Keystone with the authority of a stack's owner is done, or cannot be.
     *
     * @param requestId as in the request; an answer to another request than the one that is waited
     *     for changes nothing
     * @param errorType Heat's name for what went wrong, such as {@code Forbidden}; null for SUCCESS
     * @param reason what went wrong, for people; null for SUCCESS
     * @param physicalId Keystone's id of the object, also of one that was made but for some of what
     *     it should have; null when there is none
     * @param attributes what Keystone tells of the object, a JSON object sealed in the context
     *     (stack id, resource, {@code attributes}); null when there is nothing to tell
     */
    @EventType("hearth.keystone.answered.v1")
    record KeystoneAnswered(
            StackRef stack,
            String resource,
            String requestId,
            AnswerStatus status,
            @Nullable String errorType,
            @Nullable String reason,
            @Nullable String physicalId,
            @Nullable Sealed attributes)
            implements IdentityEvent {}

    /** The stack tree's domain project is gone, and every user in it. */
    @EventType("hearth.identity.project-removed.v1")
    record DomainProjectRemoved(StackRef stack) implements IdentityEvent {}
}
