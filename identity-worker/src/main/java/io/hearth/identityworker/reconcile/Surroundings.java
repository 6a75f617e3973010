package io.hearth.identityworker.reconcile;

import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Kind;
import io.hearth.identityworker.ledger.Tree;
import org.jspecify.annotations.Nullable;

/**
 * What a plan must know beside the identity itself.
 *
 * @param project the stack tree's project
 * @param holder for a keypair: the user that holds, or is to hold, it
 * @param blocked whether something must be removed before it
 */
record Surroundings(@Nullable Identity project, @Nullable Identity holder, boolean blocked) {
    static Surroundings of(Identity identity, Tree tree) {
        return new Surroundings(
                tree.project(),
                identity.kind() == Kind.KEYPAIR ? tree.holderOf(identity) : null,
                tree.blocksRemovalOf(identity));
    }

    /** The project's id in Keystone, once it is ready. */
    @Nullable String projectId() {
        return project == null ? null : project.keystoneId();
    }
}
