package io.hearth.keystone.bootstrap;

/** The users that the bootstrap makes. */
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

    private final String userName;
    private final String domainName;

    Account(String userName, String domainName) {
        this.userName = userName;
        this.domainName = domainName;
    }

    public String userName() {
        return userName;
    }

    public String domainName() {
        return domainName;
    }
}
