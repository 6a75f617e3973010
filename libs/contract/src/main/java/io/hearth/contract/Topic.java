package io.hearth.contract;

/**
 * The topics of the bus. Every record is keyed by the root stack's id, or a deployment's by its
 * server's, so that the events of each keep their order; a refusal is keyed by its request.
 */
public enum Topic {
    /**
     * What stack-api decided: state changes of stacks and resources, identities wanted and no
     * longer wanted.
     */
    STACKS("hearth.stacks"),
    /** What identity-worker made, refused, revoked and removed in Keystone. */
    IDENTITIES("hearth.identities"),
    /** The documents and software deployments that instances read, sealed. */
    METADATA("hearth.metadata"),
    /** Signals that signal-service has accepted. */
    SIGNALS("hearth.signals"),
    /** Resources that provisioners outside are to make, change and remove, sealed. */
    RESOURCES("hearth.resources"),
    /** What provisioners have made of it. */
    ANSWERS("hearth.answers"),
    /** Requests that were refused, and why. */
    AUDIT("hearth.audit"),
    /** That identities of instances were used. */
    USES("hearth.uses");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The name on the broker, such as {@code hearth.stacks}. */
    public String topicName() {
        return topicName;
    }
}
