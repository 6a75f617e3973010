package io.hearth.contract;

import io.hearth.contract.seal.Sealed;
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
     */
    @EventType("hearth.stack.state-changed.v1")
    record StackStateChanged(StackRef stack, String action, String status, String reason)
            implements StackEvent {}

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
     * owns.
     *
     * @param userResource the resource whose user gets the keypair
     */
    @EventType("hearth.identity.keypair-wanted.v1")
    record KeypairWanted(StackRef stack, String resource, long generation, String userResource)
            implements StackEvent {}

    /** What was made for a resource, user or keypair, is to be revoked and removed. */
    @EventType("hearth.identity.unwanted.v1")
    record IdentityUnwanted(StackRef stack, String resource, long generation)
            implements StackEvent {}

    /** A stack tree needs its domain project no longer; whatever is left in it goes with it. */
    @EventType("hearth.identity.project-unwanted.v1")
    record DomainProjectUnwanted(StackRef stack) implements StackEvent {}

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
}
