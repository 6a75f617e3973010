package io.hearth.access;

import io.hearth.access.rest.HeatFault;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who makes the current request; the filter has set it before a resource method runs. */
@RequestScoped
public class Caller {
    private @Nullable Principal principal;

    /**
     * @throws IllegalStateException on a route that takes no token
     */
    public Principal principal() {
        if (principal == null) {
            throw new IllegalStateException("This route does not know who calls.");
        }
        return principal;
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
        throw HeatFault.accessDenied();
    }

    void is(Principal principal) {
        this.principal = principal;
    }
}
