package io.hearth.stackapi.resource;

import io.hearth.contract.Binding;
import io.hearth.contract.Delegation;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.stack.NestedWish;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a resource waits for. */
public sealed interface Wait {
    /**
     * A user in the stack's domain project.
     *
     * @param password null unless the kind is GIVEN
     * @param bindings all that the user may do
     */
    record ForUser(
            PasswordKind kind,
            @Nullable Secret password,
            boolean keypair,
            boolean token,
            List<Binding> bindings)
            implements Wait {
        public ForUser {
            bindings = List.copyOf(bindings);
        }
    }

    /**
     * A user of the stack domain without a role, and a trust of the stack's owner to it.
     *
     * @param sharedAccount the name or id of the account that gets the trust in the place of a user
     *     of its own; else null
     */
    record ForTrustee(Delegation delegation, @Nullable String sharedAccount) implements Wait {}

    /** A keypair on the user of another resource; under its trust, if it is a trustee. */
    record ForKeypair(String userResource) implements Wait {}

    /** That the user, or the keypair, which the resource has is good for nothing. */
    record ForDisabledIdentity() implements Wait {}

    /** That the user, or the keypair, which the resource has is good again for what it was. */
    record ForEnabledIdentity() implements Wait {}

    /** Word whether the identity that the resource has is in Keystone as it should be. */
    record ForInspection() implements Wait {}

    /** Signals of a handle, or of the resource itself, for at most so long. */
    record ForSignals(String handle, Duration atMost) implements Wait {}

    /**
     * A software config, and how much a server has to do already, to be looked up at once.
     *
     * @param configId null for no config
     * @param deploymentId of this deployment, which does not count; null before there is one
     */
    record ForConfig(@Nullable String configId, String serverId, @Nullable String deploymentId)
            implements Wait {}

    /**
     * The nested stack behind the resource, until it has done what is wanted of it.
     *
     * @param template of a creation or an update; else null
     */
    record ForStack(NestedWish.Kind wanted, @Nullable NestedTemplate template) implements Wait {}

    /**
     * The answer of a provisioner to a request that the engine makes.
     *
     * @param properties as a JSON object
     * @param oldProperties likewise; null unless the action is UPDATE
     * @param seal for what goes to the provisioner
     */
    record ForAnswer(
            RequestedAction action,
            Secret properties,
            @Nullable Secret oldProperties,
            Duration atMost,
            Seal seal)
            implements Wait {}

    /**
     * The identity worker's answer to a request for an object of Keystone that the engine makes
     * with the authority of the stack's owner.
     *
     * @param properties as a JSON object
     */
    record ForKeystone(RequestedAction action, Secret properties, Duration atMost)
            implements Wait {}

    /** Seals for whoever is asked. */
    @FunctionalInterface
    interface Seal {
        /**
         * @param field one of the constants of {@code SealContext}
         */
        Sealed seal(String field, Secret secret);
    }

    /** A while; null waits for ever. */
    record ForTime(@Nullable Duration duration) implements Wait {}
}
