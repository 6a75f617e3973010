package io.hearth.contract;

import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stack-api decided. */
public sealed interface StackEvent extends StackScoped {
    @Override
    default Topic topic() {
        return Topic.STACKS;
    }

    /**
     * A stack entered a state.
     *
     * @param action Heat's word, such as {@code CREATE} or {@code DELETE}
     * @param status {@code IN_PROGRESS}, {@code COMPLETE} or {@code FAILED}
     * @param tags the stack's tags, the first {@link #MOST_TAGS} of them; null from a release that
     *     did not tell
     */
    @EventType("hearth.stack.state-changed.v1")
    record StackStateChanged(
            StackRef stack,
            String action,
            String status,
            String reason,
            @Nullable List<String> tags)
            implements StackEvent {
        /** What an event has room for, whatever a stack may have. */
        public static final int MOST_TAGS = 1_000;

        public StackStateChanged {
            tags = tags == null ? null : List.copyOf(tags);
        }

        /** Of a stack whose tags are not told. */
        public StackStateChanged(StackRef stack, String action, String status, String reason) {
            this(stack, action, status, reason, null);
        }
    }

    /**
     * A resource entered a state.
     *
     * @param version grows with every change of this resource
     * @param signalDialect the signals that it takes
     */
    @EventType("hearth.resource.state-changed.v1")
    record ResourceStateChanged(
            StackRef stack,
            String resource,
            String resourceType,
            @Nullable String physicalResourceId,
            String action,
            String status,
            String reason,
            long version,
            SignalDialect signalDialect)
            implements StackEvent {}

    /**
     * A user in the stack's domain project is wanted for a resource, with the project and the role
     * grant it needs.
     *
     * @param generation grows when the same resource wants a new user
     * @param userName the user's name in Keystone, at most 255 characters
     * @param password whether the user can log in, and with what
     * @param keypair whether an EC2 keypair is wanted with it
     * @param token whether a token of the user, scoped to the domain project, is wanted with it;
     *     needs a password
     * @param bindings all that the user may do
     */
    @EventType("hearth.identity.user-wanted.v1")
    record UserWanted(
            StackRef stack,
            String resource,
            long generation,
            String userName,
            PasswordKind password,
            @Nullable Sealed givenPassword,
            boolean keypair,
            boolean token,
            List<Binding> bindings)
            implements StackEvent {
        public UserWanted {
            bindings = List.copyOf(bindings);
            if ((password == PasswordKind.GIVEN) != (givenPassword != null)) {
                throw new IllegalArgumentException(
                        "User '%s' must carry a sealed password exactly when its password is given."
                                .formatted(userName));
            }
            if (token && password == PasswordKind.NONE) {
                throw new IllegalArgumentException(
                        "User '%s' cannot get a token without a password.".formatted(userName));
            }
        }
    }

    /**
     * Whether a user has a password: none, one that identity-worker generates, or one that the
     * template gives.
     */
    enum PasswordKind {
        NONE,
        GENERATED,
        GIVEN
    }

    /**
     * An EC2 keypair is wanted for a resource, on the user that another resource of the same stack
     * owns; under its trust, if it is a trustee.
     *
     * @param userResource the resource whose user gets the keypair
     */
    @EventType("hearth.identity.keypair-wanted.v1")
    record KeypairWanted(StackRef stack, String resource, long generation, String userResource)
            implements StackEvent {}

    /** What is done with the authority of the stack's owner, by the trust of the stack's tree. */
    sealed interface Delegated extends StackEvent {
        /**
         * The same by this trust.
         *
         * @param trust the id of Keystone's trust from the owner to the service user, sealed in the
         *     context (root stack's id, empty, {@code trust}); null when the tree has none, so that
         *     it can only fail
         */
        Delegated under(@Nullable Sealed trust);
    }

    /**
     * A user in the stack domain is wanted for a resource that has no role there, and a trust of
     * the stack's owner to it.
     *
     * @param generation grows when the same resource wants a new user
     * @param userName the user's name in Keystone, at most 255 characters
     * @param trust as in {@link Delegated#under}
     * @param sharedAccount the name or id of an account of the stack domain that gets the trust, so
     *     that no user is made; null for a user of its own
     */
    @EventType("hearth.identity.trustee-wanted.v1")
    record TrusteeWanted(
            StackRef stack,
            String resource,
            long generation,
            String userName,
            Delegation delegation,
            @Nullable Sealed trust,
            @Nullable String sharedAccount)
            implements Delegated {
        /** With a user of its own. */
        public TrusteeWanted(
                StackRef stack,
                String resource,
                long generation,
                String userName,
                Delegation delegation,
                @Nullable Sealed trust) {
            this(stack, resource, generation, userName, delegation, trust, null);
        }

        @Override
        public TrusteeWanted under(@Nullable Sealed given) {
            return new TrusteeWanted(
                    stack, resource, generation, userName, delegation, given, sharedAccount);
        }
    }

    /** What was made for a resource, user or keypair, is to be revoked and removed. */
    @EventType("hearth.identity.unwanted.v1")
    record IdentityUnwanted(StackRef stack, String resource, long generation)
            implements StackEvent {}

    /**
     * The user of a resource is to be good for nothing, its tokens and keypairs with it, until the
     * resource is resumed. Where the resource has a keypair on another's user, that keypair alone.
     */
    @EventType("hearth.identity.suspended.v1")
    record IdentitySuspended(StackRef stack, String resource, long generation)
            implements StackEvent {}

    /**
     * The user of a resource may do again what it was made for; a new token, if it has one. A
     * keypair that rested is wanted again, the same access key and secret.
     */
    @EventType("hearth.identity.resumed.v1")
    record IdentityResumed(StackRef stack, String resource, long generation)
            implements StackEvent {}

    /**
     * Another credential is wanted for a resource: a keypair if its identity has one, else a
     * password. While one is under way, another wish for it changes nothing.
     *
     * @param atOnce whether the present credential, and all that was got by it, is good for nothing
     *     from now on; else a keypair works on beside its successor, for a bounded time
     */
    @EventType("hearth.identity.rotation-wanted.v1")
    record IdentityRotationWanted(StackRef stack, String resource, long generation, boolean atOnce)
            implements StackEvent {}

    /** Somebody waits to be told whether all that was made for a resource is still in Keystone. */
    @EventType("hearth.identity.check-wanted.v1")
    record IdentityCheckWanted(StackRef stack, String resource, long generation)
            implements StackEvent {}

    /**
     * A stack tree has been abandoned, and its identities stay, though they open nothing here until
     * it is taken back.
     *
     * @param until when it cannot be taken back any more; null when it has been
     */
    @EventType("hearth.identity.retained.v1")
    record IdentitiesRetained(StackRef stack, @Nullable Instant until) implements StackEvent {}

    /** A stack tree needs its domain project no longer; whatever is left in it goes with it. */
    @EventType("hearth.identity.project-unwanted.v1")
    record DomainProjectUnwanted(StackRef stack) implements StackEvent {}

    /**
     * An object of Keystone is to be made, changed or removed for a resource with the authority of
     * the stack's owner, and the request to be answered. A later request for the same resource and
     * generation takes the place of an earlier one.
     *
     * @param resourceType such as {@code OS::Keystone::Project}
     * @param requestId a UUID; the answer repeats it
     * @param physicalName what the object is called when its properties give it no name
     * @param properties the resource's properties, resolved, a JSON object sealed in the context
     *     (stack id, resource, {@code properties})
     * @param trust as in {@link Delegated#under}
     * @param deadline nobody waits for a later answer; a removal goes on all the same
     */
    @EventType("hearth.keystone.requested.v1")
    record KeystoneRequested(
            StackRef stack,
            String resource,
            long generation,
            String resourceType,
            String requestId,
            RequestedAction action,
            String physicalName,
            Sealed properties,
            @Nullable Sealed trust,
            Instant deadline)
            implements Delegated {
        @Override
        public KeystoneRequested under(@Nullable Sealed given) {
            return new KeystoneRequested(
                    stack,
                    resource,
                    generation,
                    resourceType,
                    requestId,
                    action,
                    physicalName,
                    properties,
                    given,
                    deadline);
        }
    }

    /**
     * Nothing is done any more by this trust, which is to be removed from Keystone.
     *
     * @param trust sealed as in {@link Delegated#under}
     */
    @EventType("hearth.trust.unwanted.v1")
    record TrustUnwanted(StackRef stack, Sealed trust) implements StackEvent {}

    /**
     * A resource waits at a hook of the stack's environment until the stack's owner unsets it, or
     * nobody waits any more: a {@link HookCleared} tells of both.
     *
     * @param generation tells the resource from others of its name
     * @param hook Heat's word, such as {@code pre-create}
     */
    @EventType("hearth.hook.reached.v1")
    record HookReached(StackRef stack, String resource, long generation, String hook)
            implements StackEvent {}

    /** A resource does not wait at a hook any more. */
    @EventType("hearth.hook.cleared.v1")
    record HookCleared(StackRef stack, String resource, long generation, String hook)
            implements StackEvent {}

    /**
     * A resource is an alarm, from now on by this rule.
     *
     * @param alarm its name, which no other alarm of the project has
     */
    @EventType("hearth.alarm.defined.v1")
    record AlarmDefined(StackRef stack, String resource, String alarm, AlarmRule rule)
            implements StackEvent {}

    /** The resource that an alarm was is gone. */
    @EventType("hearth.alarm.removed.v1")
    record AlarmRemoved(StackRef stack, String resource, String alarm) implements StackEvent {}
}
