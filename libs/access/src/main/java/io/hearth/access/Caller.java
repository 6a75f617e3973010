package io.hearth.access;

import io.hearth.access.audit.Denial;
import io.hearth.access.rest.HeatFault;
import io.hearth.contract.DenialReason;
import io.hearth.contract.seal.Secret;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes the current request; the filter has set it before a resource method runs. */
@RequestScoped
public class Caller {
    private @Nullable Principal principal;
    private @Nullable Secret token;

    /**
     * @throws IllegalStateException on a route that takes no token
     */
    public Principal principal() {
        if (principal == null) {
            throw new IllegalStateException("This route does not know who calls.");
        }
        return principal;
    }

    /** Whoever Keystone vouches for, as far as the request was looked at by now. */
    public Optional<Principal> known() {
        return Optional.ofNullable(principal);
    }

    /**
     * The caller where only a user of the cloud can be.
     *
     * @throws HeatFault 403 for an identity of the stack domain
     */
    public Principal.Member member() {
        if (principal() instanceof Principal.Member member) {
            return member;
        }
        throw HeatFault.accessDenied().denied(Denial.of(DenialReason.NOT_FOR_INSTANCES));
    }

    /**
     * The token that the caller brought, for what is to be done as the caller while the request is
     * in hand.
     *
     * @throws IllegalStateException on a route that takes no token
     */
    public Secret token() {
        if (token == null) {
            throw new IllegalStateException("This route takes no token.");
        }
        return token;
    }

    /**
     * Names the owner who signed the request, on a route that takes no token.
     *
     * @param token the one that Keystone made of the signature; newer ones let nobody do anything
     *     with it
     */
    public void signed(Principal.Member owner, Secret token) {
        is(owner, token);
    }

    void is(Principal principal, Secret token) {
        this.principal = principal;
        this.token = token;
    }
}
