package io.hearth.stackapi.resource;

import io.hearth.contract.seal.SealContext;

/** The keys under which a resource remembers its identity. */
public final class IdentityData {
    /** In clear. */
    public static final String USER_ID = "user_id";

    /** In clear. */
    public static final String USER_NAME = "user_name";

    /** In clear. */
    public static final String ACCESS_KEY = "access_key";

    /** In clear; of a trustee. */
    public static final String TRUST_ID = "trust_id";

    /** In clear; ISO 8601 with seconds. */
    public static final String READY_AT = "ready_at";

    /** In clear: which end of Keystone's token was too early, so that a ticket is kept instead. */
    public static final String TICKET_FOR = "ticket_for";

    /**
     * In clear; ISO 8601 with seconds. Since when it has the credential that it has; absent for its
     * first.
     */
    public static final String KEYED_AT = "keyed_at";

    /** In clear; ISO 8601. Until when another keypair works beside this one; absent for none. */
    public static final String FORMER_UNTIL = "former_until";

    /**
     * In clear; {@code true} or {@code false}. Whether its keypair is to rest; absent for one that
     * never did.
     */
    public static final String RESTING = "resting";

    public static final String PASSWORD = SealContext.PASSWORD;
    public static final String SECRET_KEY = SealContext.SECRET_KEY;

    /** What signals the resource: Keystone's token, or the ticket that outlives it. */
    public static final String TOKEN = SealContext.TOKEN;

    private IdentityData() {}

    /** Whether there is a user or a keypair of the resource. */
    static boolean hasIdentity(ResourceContext context) {
        return context.data(READY_AT).isPresent();
    }

    /** Whether the resource has a user of its own; a keypair may be on that of another. */
    static boolean hasUser(ResourceContext context) {
        return context.data(USER_NAME).isPresent();
    }
}
