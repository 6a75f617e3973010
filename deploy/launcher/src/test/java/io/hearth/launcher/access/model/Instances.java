package io.hearth.launcher.access.model;

import java.util.Optional;

/** What of a route is for the identities that stacks have in Keystone. */
public enum Instances {
    NOTHING,
    /** The stacks of the tree that the identity was made for. */
    ITS_TREE,
    /** The resource whose metadata the identity was made to read. */
    WHAT_IT_READS,
    /** The resource that the identity was made to signal. */
    WHAT_IT_SIGNALS,
    /** What names nothing: it is the stack's whose keypair it is. */
    BY_A_KEYPAIR,
    /** The server that the identity was made for. */
    ITS_SERVER;

    /** What an identity must hold for the resource; empty where no resource is asked for. */
    Optional<Capability> needed() {
        return switch (this) {
            case NOTHING, ITS_TREE, BY_A_KEYPAIR -> Optional.empty();
            case WHAT_IT_READS -> Optional.of(Capability.READ);
            case WHAT_IT_SIGNALS -> Optional.of(Capability.SIGNAL);
            case ITS_SERVER -> Optional.of(Capability.DEPLOY);
        };
    }
}
