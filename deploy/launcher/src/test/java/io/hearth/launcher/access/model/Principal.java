package io.hearth.launcher.access.model;

import java.util.Set;

/** Who asks. */
public sealed interface Principal {
    /** For people who read what went wrong. */
    String name();

    /** A user of the cloud, in one project. */
    record User(String name, String projectId, Role role) implements Principal {}

    /**
     * An identity that a stack has in Keystone.
     *
     * @param projectId that of its tree in the stack domain
     * @param urlFor the route, as {@link Route#key}, that a presigned URL of it is for; empty when
     *     it has none
     */
    record Instance(String name, String projectId, Set<Binding> bindings, String urlFor)
            implements Principal {
        public Instance {
            bindings = Set.copyOf(bindings);
        }
    }

    /** Somebody without any credential that is good. */
    record Stranger(String name) implements Principal {}
}
