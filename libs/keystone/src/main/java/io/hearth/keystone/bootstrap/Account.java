package io.hearth.keystone.bootstrap;

import io.hearth.keystone.DeploymentId;

/** The users that the bootstrap makes, for each deployment its own. */
public enum Account {
    /** Makes the stack domain's projects, users and keypairs. */
    DOMAIN_ADMIN("heat_domain_admin", Names.STACK_DOMAIN),
    /** The service itself. */
    SERVICE("heat", Names.DEFAULT_DOMAIN),
    /** Asks Keystone about tokens and signatures, and can do nothing else. */
    SIGNATURE_VALIDATOR("heat_signature_validator", Names.DEFAULT_DOMAIN),
    /** A stack owner, for a local run. */
    OWNER("owner", Names.DEFAULT_DOMAIN),
    /** Somebody else, for a local run. */
    OTHER("other", Names.DEFAULT_DOMAIN);

    private final String label;
    private final String domainName;

    Account(String label, String domainName) {
        this.label = label;
        this.domainName = domainName;
    }

    /** What it is for, in Heat's words: the same in every deployment. */
    public String label() {
        return label;
    }

    /** Such as {@code heat_domain_admin-hearth-1f3a90c2}; a local run's project has it too. */
    public String userName(DeploymentId deployment) {
        return label + "-" + deployment.text();
    }

    /** Whether it is there for a local run alone. */
    public boolean isLocal() {
        return this == OWNER || this == OTHER;
    }

    public String domainName() {
        return domainName;
    }
}
