package io.hearth.access.identity;

import io.hearth.access.Principal;
import io.hearth.contract.Binding;
import java.util.Set;

/**
 * What a living identity may do.
 *
 * @param domainProjectId where it may: an account of a pool goes from one stack tree to the next,
 *     and who still comes as the former's user has the former's project
 */
record Powers(String domainProjectId, Set<Binding> bindings) {
    Powers {
        bindings = Set.copyOf(bindings);
    }

    /** Nothing for who comes from elsewhere. */
    Set<Binding> of(Principal.StackUser caller) {
        return domainProjectId.equals(caller.domainProjectId()) ? bindings : Set.of();
    }
}
