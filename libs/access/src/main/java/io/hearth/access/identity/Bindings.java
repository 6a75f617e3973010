package io.hearth.access.identity;

import io.hearth.access.Principal;
import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * What an identity of the stack domain may do: only what it was made for, resource by resource.
 * Users of the cloud have no bindings; their project decides.
 */
@ApplicationScoped
public class Bindings {
    private final Identities identities;

    Bindings(Identities identities) {
        this.identities = identities;
    }

    /**
     * Whether the caller holds a capability on exactly this resource.
     *
     * @param stackId the UUID of the stack that holds the resource
     */
    public Uni<Boolean> allows(
            Principal.StackUser caller, String stackId, String resource, Capability capability) {
        Binding needed = new Binding(stackId, resource, capability);
        return of(caller).map(held -> held.contains(needed));
    }

    /** All that the caller may do; nothing for one that is disabled or not known. */
    public Uni<Set<Binding>> of(Principal.StackUser caller) {
        return identities
                .powers(caller.userId())
                .map(found -> found.map(powers -> powers.of(caller)).orElse(Set.of()));
    }
}
