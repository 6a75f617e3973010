package io.hearth.identityworker.ledger;

import io.hearth.contract.Binding;
import io.hearth.contract.Delegation;
import io.hearth.contract.Keypair;
import io.hearth.contract.seal.Sealed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of an identity, chosen before the first call, so that an object whose making was
 * never answered is found again.
 *
 * @param name the project's or user's name in Keystone; for a keypair its credential id
 * @param userResource for a keypair: the resource whose user holds it
 * @param password null for a user that cannot log in
 * @param keypair null for a project, and for a user without one
 * @param token whether a token of the user is wanted
 * @param bindings all that the identity may do
 * @param trusted what the stack's owner lets a trustee do; null for all else
 * @param account where the user comes from; of a shared account the name is its name or id as the
 *     template has it
 */
public record Intent(
        String name,
        @Nullable String userResource,
        @Nullable Sealed password,
        @Nullable Keypair keypair,
        boolean token,
        List<Binding> bindings,
        @Nullable Trusted trusted,
        Account account) {
    /**
     * @param source the id of the owner's trust that the trustee's is made of, sealed for the stack
     *     tree; null when the tree has none
     */
    public record Trusted(Delegation delegation, @Nullable Sealed source) {}

    public Intent {
        bindings = List.copyOf(bindings);
        if (token && password == null) {
            throw new IllegalArgumentException(
                    "User '%s' cannot get a token without a password.".formatted(name));
        }
    }

    /** The same with other credentials. */
    Intent with(@Nullable Sealed otherPassword, @Nullable Keypair otherKeypair) {
        return new Intent(
                userResource == null || otherKeypair == null ? name : otherKeypair.credentialId(),
                userResource,
                otherPassword,
                otherKeypair,
                token,
                bindings,
                trusted,
                account);
    }

    /** Of a user that is made, and of what is no user. */
    public Intent(
            String name,
            @Nullable String userResource,
            @Nullable Sealed password,
            @Nullable Keypair keypair,
            boolean token,
            List<Binding> bindings,
            @Nullable Trusted trusted) {
        this(name, userResource, password, keypair, token, bindings, trusted, Account.MADE);
    }

    /** The same user from elsewhere. */
    public Intent from(Account other) {
        return new Intent(name, userResource, password, keypair, token, bindings, trusted, other);
    }

    /** The project of a stack tree. */
    public static Intent project(String name) {
        return new Intent(name, null, null, null, false, List.of(), null);
    }

    /** For an identity that was unwanted before it was wanted. */
    public static Intent neverMade() {
        return new Intent("", null, null, null, false, List.of(), null);
    }

    /** A keypair on the user of another resource. */
    public static Intent keypair(String userResource, Keypair keypair) {
        return new Intent(
                keypair.credentialId(), userResource, null, keypair, false, List.of(), null);
    }

    /** A user that somebody trusts. */
    public static Intent trustee(String name, Sealed password, Trusted trusted) {
        return new Intent(name, null, password, null, false, List.of(), trusted);
    }

    /**
     * An account that somebody trusts, as others do.
     *
     * @param account its name or id
     */
    public static Intent sharedTrustee(String account, Trusted trusted) {
        return new Intent(account, null, null, null, false, List.of(), trusted, Account.SHARED);
    }
}
